import type { Measure } from '@ioc/metrics'
import { StatusMark } from '../../ui/status-mark.tsx'
import { useFormsText } from './messages.ts'

/** `2,000`: what it may mean, each by one press. */
export function WhichNumber({
  text: typed,
  meant,
  measure,
  choose,
}: {
  readonly text: string
  readonly meant: readonly number[]
  readonly measure: Measure
  readonly choose: (value: number) => void
}) {
  const text = useFormsText()
  const question = text.say(meant.length > 1 ? 'ask.which' : 'ask.is', { typed })
  return (
    <span data-said="ask" className="flex flex-wrap items-center gap-x-2 gap-y-1">
      <StatusMark mark="watch" className="translate-y-0.5" />
      <span>{question}</span>
      {meant.map((value) => (
        <button
          key={value}
          type="button"
          onClick={() => choose(value)}
          className="rounded-sm border border-line bg-page px-3 py-1 font-semibold tabular-nums text-text"
        >
          {text.number(value, measure.decimals)}
        </button>
      ))}
    </span>
  )
}
