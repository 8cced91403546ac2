import { Field } from './field.tsx'

/** One of several. */
export function ChoiceField<Value extends string>({
  label,
  value,
  set,
  options,
  ...beside
}: {
  readonly label: string
  readonly value: Value
  readonly set: (value: Value) => void
  readonly options: readonly { readonly value: Value; readonly words: string }[]
  readonly wrong?: string | undefined
  readonly className?: string
}) {
  const choose = (chosen: string) => {
    const found = options.find((option) => option.value === chosen)
    if (found) set(found.value)
  }
  // What was chosen and is not there any more stays to be seen.
  const isThere = options.some((option) => option.value === value)
  return (
    <Field label={label} {...beside}>
      {(input) => (
        <select {...input} value={value} onChange={({ target }) => choose(target.value)}>
          {!isThere && <option value={value}>{value}</option>}
          {options.map((option) => (
            <option key={option.value} value={option.value}>
              {option.words}
            </option>
          ))}
        </select>
      )}
    </Field>
  )
}
