import { type Catalogue, countedOver, type Indicator } from '@ioc/metrics'
import { figureOfCell } from '../../../widgets/cell-figure.ts'
import { unitOverTime } from '../../../widgets/cell-words.ts'
import { absentWords, lackWords } from '../../../widgets/exception-words.ts'
import type { Exception } from '../../../widgets/exceptions.ts'
import { useExceptionsText } from './messages.ts'

/** Units that are named, by how many entries share the room. */
const NAMED: readonly number[] = [0, 14, 8, 6, 5, 4]
const LEAST_NAMED = 2

/** Who keeps it from its target, each with its own value and what it lacks; of the others the number; who is not in it. */
export function Units({
  exception,
  catalogue,
  beside,
}: {
  readonly exception: Exception
  readonly catalogue: Catalogue
  readonly beside: number
}) {
  const text = useExceptionsText()
  const { indicators, units } = exception
  const [indicator] = indicators
  if (indicator === undefined) return null
  const isCounted = countedOver(catalogue, indicator) !== null
  const named = units.slice(0, NAMED[beside] ?? LEAST_NAMED)
  return (
    <div className="text-label">
      {named.length > 0 && (
        <p className="flex flex-wrap gap-x-4">
          <span className="text-text-2">
            {text.say('drags')}
            {isCounted && ` (${unitOverTime(text, catalogue, indicator)})`}:
          </span>
          {named.map(({ unit, cell, lack }) => (
            <span key={unit.code} className="tall:whitespace-nowrap wall:whitespace-nowrap">
              {text.pick(unit.name)}{' '}
              <span className="live-value font-semibold">{figureOfCell(text, indicator, cell)}</span>
              {lack !== null && <span className="live-value text-text-2"> ({lackWords(text, catalogue, lack)})</span>}
            </span>
          ))}
          {units.length > named.length && (
            <span className="text-text-2">{text.say('more', { count: units.length - named.length })}</span>
          )}
        </p>
      )}
      {absentWords(text, exception).map((words) => (
        <p key={words} className="truncate text-text-2">
          {words}
        </p>
      ))}
    </div>
  )
}

/** Lines of what is owed, by how many entries share the room. */
const LINES = ['', 'line-clamp-[16]', 'line-clamp-[12]', 'line-clamp-[8]', 'line-clamp-6', 'line-clamp-5']

/** What a silent unit owes, by name. */
export function Owed({ indicators, beside }: { readonly indicators: readonly Indicator[]; readonly beside: number }) {
  const text = useExceptionsText()
  return (
    <p className={`text-label text-text-2 ${LINES[beside] ?? 'line-clamp-3'}`}>
      {indicators.map(({ short }) => text.pick(short)).join(', ')}
    </p>
  )
}
