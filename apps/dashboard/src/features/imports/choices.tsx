import { type ImportChoices, type ImportState, NUMBER_FORMATS, type ProfileList, type Understood } from '@ioc/contract'
import type { Unit } from '@ioc/metrics'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { Button } from '../../ui/button.tsx'
import { ChoiceField } from './choice-field.tsx'
import { Failed } from './failed.tsx'
import { useImportsText } from './messages.ts'
import { PeriodField } from './period-field.tsx'
import { choose } from './queries.ts'

/** What can be said by hand where it was found wrongly or not at all. Nothing is read again before the button is pressed. */
export function Choices({
  state,
  understood,
  profiles,
  units,
}: {
  readonly state: ImportState
  readonly understood: Understood
  readonly profiles: ProfileList
  readonly units: readonly Unit[]
}) {
  const text = useImportsText()
  const { say } = text
  const cache = useQueryClient()
  const [choices, setChoices] = useState<ImportChoices>(state.choices)
  const choosing = useMutation({
    mutationFn: () => choose(state.id, choices),
    networkMode: 'always',
    onSuccess: (next) => cache.setQueryData(['imports', 'one', next.id], next),
    onSettled: () => cache.invalidateQueries({ queryKey: ['imports'] }),
  })
  const set = (part: keyof Omit<ImportChoices, 'mapping'>) => (value: string) => {
    const { [part]: _, ...rest } = choices
    setChoices(value === '' ? rest : { ...rest, [part]: value })
  }
  const submit = (event: FormEvent) => {
    event.preventDefault()
    choosing.mutate()
  }
  const { sheets, asks, likelyNumber } = understood
  const sheetOptions = sheets.map(({ name, rows, hidden }) => ({
    value: name,
    words: say(hidden ? 'choices.hidden' : 'choices.sheetRows', { name, rows }),
  }))
  return (
    <form onSubmit={submit} data-choices className="flex min-w-0 flex-col gap-3 rounded-card bg-card px-5 py-4">
      <h3 className="font-semibold">{say('choices.title')}</h3>
      <div className="grid gap-x-8 gap-y-3 sm:grid-cols-2 lg:grid-cols-4">
        {sheets.length > 1 && (
          <ChoiceField label={say('choices.sheet')} value={choices.sheet} set={set('sheet')} options={sheetOptions} />
        )}
        <ChoiceField
          label={say('choices.profile')}
          value={choices.profile}
          set={set('profile')}
          options={profiles.map(({ id, name }) => ({ value: id, words: text.pick(name) }))}
        />
        {(asks.unit || choices.unit !== undefined) && (
          <ChoiceField
            label={say('choices.unit')}
            value={choices.unit}
            set={set('unit')}
            options={latest(units).map(({ code, name }) => ({ value: code, words: `${text.pick(name)} (${code})` }))}
          />
        )}
        {(asks.period !== null || choices.period !== undefined) && (
          <PeriodField grain={asks.period} value={choices.period ?? ''} set={set('period')} />
        )}
        <ChoiceField
          label={say('choices.number')}
          value={choices.number}
          set={set('number')}
          options={NUMBER_FORMATS.map((format) => ({ value: format, words: say(`number.${format}`) }))}
        />
      </div>
      {likelyNumber !== null && <p>{say('choices.likely', { number: say(`number.${likelyNumber}`) })}</p>}
      <div>
        <Button type="submit" busy={choosing.isPending}>
          {say('choices.apply')}
        </Button>
      </div>
      {choosing.isError && <Failed error={choosing.error} />}
    </form>
  )
}

/** One of each code, the latest to bear it; a report of an earlier period may be of a unit that is no more. */
function latest(units: readonly Unit[]): readonly Unit[] {
  return [...new Map(units.toSorted((a, b) => a.validFrom - b.validFrom).map((unit) => [unit.code, unit])).values()]
}
