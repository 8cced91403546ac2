import type { WireCatalogue } from '@ioc/contract'
import { useMemo } from 'react'
import { namesOf } from '../../i18n/catalogue-names.ts'
import { Section } from '../../ui/section.tsx'
import type { Entry } from './entries.ts'
import { FormRow } from './form-row.tsx'
import { grouped, type Line } from './lines.ts'
import { useFormsText } from './messages.ts'

/** The form's rows under the component that each counts for. */
export function FormGroups({
  lines,
  catalogue,
  type,
}: {
  readonly lines: readonly Line[]
  readonly catalogue: WireCatalogue
  readonly type: (key: string, entry: Entry) => void
}) {
  const text = useFormsText()
  const names = useMemo(() => namesOf(catalogue, text.pick), [catalogue, text])
  return [...grouped(lines)].map(([component, own]) => (
    <Section
      key={component ?? ''}
      title={component === null ? text.say('form.noComponent') : names.component(component)}
    >
      <ul className="border-t border-rule">
        {own.map((line) => (
          <FormRow key={line.key} line={line} catalogue={catalogue} type={(entry) => type(line.key, entry)} />
        ))}
      </ul>
    </Section>
  ))
}
