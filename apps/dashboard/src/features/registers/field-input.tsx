import type { WireCatalogue } from '@ioc/contract'
import type { Field } from '@ioc/metrics'
import { ChoiceField } from '../screens/choice-field.tsx'
import { Field as Labelled } from '../screens/field.tsx'
import { useRegistersText } from './messages.ts'

/** Letters past which a text is written over several lines. */
const LONG = 80

/** One field of a record, with the input that fits its type. */
export function FieldInput({
  field,
  catalogue,
  value,
  set,
  wrong,
  isFixed,
}: {
  readonly field: Field
  readonly catalogue: WireCatalogue
  readonly value: string
  readonly set: (value: string) => void
  readonly wrong: string | undefined
  /** The key of a record that is there: it cannot become another. */
  readonly isFixed: boolean
}) {
  const { pick } = useRegistersText()
  const label = field.required ? `${pick(field.name)} *` : pick(field.name)
  const options = useOptions(field, catalogue)
  if (options !== null) return <ChoiceField label={label} value={value} set={set} options={options} wrong={wrong} />
  return (
    <Labelled label={label} wrong={wrong}>
      {(input) =>
        field.type === 'text' && (value.length > LONG || value.includes('\n')) ? (
          <textarea {...input} rows={4} maxLength={1_000} value={value} onChange={({ target }) => set(target.value)} />
        ) : (
          <input
            {...input}
            {...TYPES[field.type]}
            required={field.required}
            readOnly={isFixed}
            maxLength={field.type === 'text' ? 1_000 : 100}
            value={value}
            onChange={({ target }) => set(target.value)}
          />
        )
      }
    </Labelled>
  )
}

/** What the browser is told of the other types. */
const TYPES: Readonly<Partial<Record<Field['type'], { readonly type: string; readonly inputMode?: 'decimal' }>>> = {
  date: { type: 'date' },
  instant: { type: 'datetime-local' },
  number: { type: 'text', inputMode: 'decimal' },
  money: { type: 'text', inputMode: 'decimal' },
}

/** What a field can be; null where it is written. */
function useOptions({ type, options }: Field, { units }: WireCatalogue) {
  const { say, pick } = useRegistersText()
  const none = { value: '', words: say('choose') }
  if (type === 'one-of') return [none, ...options.map(({ id, name }) => ({ value: id, words: pick(name) }))]
  if (type === 'yes-no') return [none, { value: 'true', words: say('yes') }, { value: 'false', words: say('no') }]
  if (type !== 'unit') return null
  const live = units.filter(({ validTo }) => validTo === null)
  return [none, ...live.map(({ code, name }) => ({ value: code, words: `${pick(name)} (${code})` }))]
}
