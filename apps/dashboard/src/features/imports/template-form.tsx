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

interface TemplateFormProps {
  readonly profiles: ProfileList
  readonly units: readonly Unit[]
  readonly catalogue: WireCatalogue
  readonly today: Day
}

type Part = 'profile' | 'unit' | 'period'

/** The three choices that make a template, and the button that has it made. */
export function TemplateForm(props: TemplateFormProps) {
  const { profiles, units, catalogue } = props
  const text = useImportsText()
  const { say, pick } = text
  const { field, periods, getting } = useTemplate(props)
  const submit = (event: FormEvent) => {
    event.preventDefault()
    getting.mutate()
  }
  const options = {
    profile: profiles.map(({ id, name }) => ({ value: id, words: pick(name) })),
    unit: units.map(({ code, name }) => ({ value: code, words: `${pick(name)} (${code})` })),
    period: periods.map((one) => ({ value: one, words: periodWords(text, catalogue, one) })),
  }
  return (
    <form onSubmit={submit} data-template className="flex min-w-0 flex-col gap-3 rounded-card bg-card px-5 py-4">
      <div className="grid gap-x-8 gap-y-3 sm:grid-cols-2 lg:grid-cols-4">
        {(['profile', 'unit', 'period'] as const).map((part) => (
          <ChoiceField key={part} label={say(`template.${part}`)} {...field(part)} options={options[part]} mustBe />
        ))}
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

/** What is chosen, or stands first where nothing was; a period that the table has not falls back to its newest. */
function useTemplate({ profiles, units, today }: TemplateFormProps) {
  const [chosen, choose] = useState<Partial<Record<Part, string>>>({})
  const profile = profiles.find(({ id }) => id === chosen.profile) ?? profiles[0]
  const periods = templatePeriods(profile?.grain ?? null, today)
  const period = periods.find((one) => one === chosen.period) ?? periods[0] ?? ''
  const unit = chosen.unit ?? units[0]?.code ?? ''
  const values = { profile: profile?.id ?? '', unit, period }
  const getting = useMutation({
    mutationFn: () => getTemplate(values.profile, unit, period),
    networkMode: 'always',
    onSuccess: ({ name, file }) => keepFile(name, file),
  })
  const field = (part: Part) => ({
    value: values[part],
    set(next: string) {
      getting.reset()
      choose({ ...chosen, [part]: next })
    },
  })
  return { field, periods, getting }
}

/** What the server would not make is mostly a table that the unit has no part in. */
function NotMade({ error }: { readonly error: Error }) {
  const { say } = useImportsText()
  const isNothing = error instanceof Refusal && error.status === 400
  return isNothing ? <Notice tone="watch">{say('template.none')}</Notice> : <Failed error={error} />
}
