import { useId } from 'react'
import { useImportsText } from './messages.ts'

/** How a period of each length is written; `2026-R11` is the offices' reporting month. */
const EXAMPLES = new Map([
  ['day', '2026-11-23'],
  ['week', '2026-W48'],
  ['month', '2026-11'],
  ['reporting-month', '2026-R11'],
  ['quarter', '2026-Q4'],
  ['year', '2026'],
])

/** The period of a whole sheet; it says how one is written, and the server says what is wrong with it. */
export function PeriodField({
  grain,
  value,
  set,
}: {
  readonly grain: string | null
  readonly value: string
  readonly set: (value: string) => void
}) {
  const { say } = useImportsText()
  const id = useId()
  const example = EXAMPLES.get(grain ?? '')
  return (
    <div className="flex min-w-0 flex-col justify-end gap-1">
      <label htmlFor={id} className="text-text-2">
        {example === undefined ? say('choices.period') : say('choices.periodLike', { example })}
      </label>
      <input
        id={id}
        value={value}
        maxLength={10}
        onChange={({ target }) => set(target.value.trim())}
        className="w-full min-w-0 rounded-sm border border-line bg-page px-3 py-1.5 text-text"
      />
    </div>
  )
}
