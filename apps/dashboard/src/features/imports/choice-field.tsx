import { useId } from 'react'
import { useImportsText } from './messages.ts'

/** One of several, or what is found by itself unless it `mustBe` chosen; `unset` says what it is to choose nothing. */
export function ChoiceField({
  label,
  value,
  set,
  options,
  mustBe = false,
  unset,
}: {
  readonly label: string
  readonly value: string
  readonly set: (value: string) => void
  readonly options: readonly { readonly value: string; readonly words: string }[]
  readonly mustBe?: boolean
  readonly unset?: string
}) {
  const { say } = useImportsText()
  const id = useId()
  return (
    <div className="flex min-w-0 flex-col justify-end gap-1">
      <label htmlFor={id} className="text-text-2">
        {label}
      </label>
      <select
        id={id}
        value={value}
        onChange={({ target }) => set(target.value)}
        className="w-full min-w-0 rounded-sm border border-line bg-page px-3 py-1.5 text-text"
      >
        {!mustBe && <option value="">{unset ?? say('choices.auto')}</option>}
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.words}
          </option>
        ))}
      </select>
    </div>
  )
}
