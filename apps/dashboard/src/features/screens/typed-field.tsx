import { Field } from './field.tsx'

/** One line of text or a number as it is typed, commas and all. */
export function TypedField({
  label,
  value,
  set,
  numeric = false,
  ...beside
}: {
  readonly label: string
  readonly value: string
  readonly set: (value: string) => void
  readonly numeric?: boolean
  readonly hint?: string
  readonly wrong?: string | undefined
  readonly className?: string
}) {
  return (
    <Field label={label} {...beside}>
      {(input) => (
        <input
          {...input}
          value={value}
          inputMode={numeric ? 'decimal' : 'text'}
          autoComplete="off"
          onChange={({ target }) => set(target.value)}
        />
      )}
    </Field>
  )
}
