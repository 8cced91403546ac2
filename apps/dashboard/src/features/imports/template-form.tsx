import type { ProfileList, WireCatalogue } from '@ioc/contract'
import type { Day, Unit } from '@ioc/metrics'
import { useMutation } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { periodWords } from '../../i18n/periods/period-words.ts'
import { Refusal } from '../../data/http.ts'
import { Button } from '../../ui/button.tsx'
import { Notice } from '../../ui/notice.tsx'
import { ChoiceField } from './choice-field.tsx'
import { Failed } from './failed.tsx'
import { keepFile } from './keep-file.ts'
import { useImportsText } from './messages.ts'
import { getTemplate } from './queries.ts'
import { templatePeriods } from './template-periods.ts'

/** The three choices that make a template, and the button that has it made. */
export function TemplateForm({
  profiles,
  units,
  catalogue,
  today,
}: {
  readonly profiles: ProfileList
  readonly units: readonly Unit[]
  readonly catalogue: WireCatalogue
  readonly today: Day
}) {
  const text = useImportsText()
  const { say, pick } = text
  const [chosen, choose] = useState<Partial<Record<'profile' | 'unit' | 'period', string>>>({})
  const profile = profiles.find(({ id }) => id === chosen.profile) ?? profiles[0]
  const periods = templatePeriods(profile?.grain ?? null, today)
  const period = periods.find((one) => one === chosen.period) ?? periods[0] ?? ''
  const unit = chosen.unit ?? units[0]?.code ?? ''
  const getting = useMutation({
    mutationFn: () => getTemplate(profile?.id ?? '', unit, period),
    networkMode: 'always',
    onSuccess: ({ name, file }) => keepFile(name, file),
  })
  const field = (part: 'profile' | 'unit' | 'period', value: string) => ({
    label: say(`template.${part}`),
    value,
    set: (next: string) => {
      getting.reset()
      choose({ ...chosen, [part]: next })
    },
    mustBe: true,
  })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    getting.mutate()
  }
  return (
    <form onSubmit={submit} data-template className="flex min-w-0 flex-col gap-3 rounded-card bg-card px-5 py-4">
      <div className="grid gap-x-8 gap-y-3 sm:grid-cols-2 lg:grid-cols-4">
        <ChoiceField
          {...field('profile', profile?.id ?? '')}
          options={profiles.map(({ id, name }) => ({ value: id, words: pick(name) }))}
        />
        <ChoiceField
          {...field('unit', unit)}
          options={units.map(({ code, name }) => ({ value: code, words: `${pick(name)} (${code})` }))}
        />
        <ChoiceField
          {...field('period', period)}
          options={periods.map((one) => ({ value: one, words: periodWords(text, catalogue, one) }))}
        />
        <div className="flex items-end">
          <Button type="submit" busy={getting.isPending}>
            {say('template.get')}
          </Button>
        </div>
      </div>
      {getting.isSuccess && <p role="status">{say('template.got', { name: getting.data.name })}</p>}
      {getting.isError && <NotMade error={getting.error} />}
    </form>
  )
}

/** What the server would not make is mostly a table that the unit has no part in. */
function NotMade({ error }: { readonly error: Error }) {
  const { say } = useImportsText()
  const isNothing = error instanceof Refusal && error.status === 400
  return isNothing ? <Notice tone="watch">{say('template.none')}</Notice> : <Failed error={error} />
}
