import type { ImportChoices, ImportState, ProfileList, Understood } from '@ioc/contract'
import type { Unit } from '@ioc/metrics'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { Button } from '../../ui/button.tsx'
import { ChoiceFields } from './choice-fields.tsx'
import { Failed } from './failed.tsx'
import { useImportsText } from './messages.ts'
import { choose } from './queries.ts'

/** What can be said by hand where it was found wrongly or not at all. Nothing is read again before the button is pressed. */
export function Choices({
  state,
  ...known
}: {
  readonly state: ImportState
  readonly understood: Understood
  readonly profiles: ProfileList
  readonly units: readonly Unit[]
}) {
  const { say } = useImportsText()
  const cache = useQueryClient()
  const [choices, setChoices] = useState<ImportChoices>(state.choices)
  const choosing = useMutation({
    mutationFn: () => choose(state.id, choices),
    networkMode: 'always',
    onSuccess: (next) => cache.setQueryData(['imports', 'one', next.id], next),
    onSettled: () => void cache.invalidateQueries({ queryKey: ['imports'] }),
  })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    choosing.mutate()
  }
  const { likelyNumber: likely, hidden } = known.understood
  const isAsked = choices.hidden === undefined
  return (
    <form onSubmit={submit} data-choices className="flex min-w-0 flex-col gap-3 rounded-card bg-card px-5 py-4">
      <h3 className="font-semibold">{say('choices.title')}</h3>
      <ChoiceFields choices={choices} setChoices={setChoices} {...known} />
      {likely !== null && <p>{say('choices.likely', { number: say(`number.${likely}`) })}</p>}
      {isAsked && hidden.rows !== '' && <p>{say('choices.hiddenRows', { rows: hidden.rows })}</p>}
      {isAsked && hidden.columns !== '' && <p>{say('choices.hiddenColumns', { columns: hidden.columns })}</p>}
      <div>
        <Button type="submit" busy={choosing.isPending}>
          {say('choices.apply')}
        </Button>
      </div>
      {choosing.isError && <Failed error={choosing.error} />}
    </form>
  )
}
