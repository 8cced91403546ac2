import type { Indicator } from '@ioc/metrics'
import { figureOf } from '../../../widgets/cell-words.ts'
import type { Exception } from '../../../widgets/exceptions.ts'
import { useExceptionsText } from './messages.ts'

/** Units that are named, by how many entries share the room. */
const NAMED: readonly number[] = [0, 14, 8, 6, 5, 4]
const LEAST_NAMED = 3

/** Who keeps it from its target, each with its own value; of the others the number. */
export function Units({ exception, beside }: { readonly exception: Exception; readonly beside: number }) {
  const text = useExceptionsText()
  const { indicators, units } = exception
  const [indicator] = indicators
  if (units.length === 0 || indicator === undefined) return null
  const named = units.slice(0, NAMED[beside] ?? LEAST_NAMED)
  return (
    <p className="flex flex-wrap gap-x-4 text-label">
      <span className="text-text-2">{text.say('drags')}:</span>
      {named.map(({ unit, cell }) => (
        <span key={unit.code} className="whitespace-nowrap">
          {text.pick(unit.name)}{' '}
          <span className="live-value font-semibold">{figureOf(text, indicator, cell.value)}</span>
        </span>
      ))}
      {units.length > named.length && (
        <span className="text-text-2">{text.say('more', { count: units.length - named.length })}</span>
      )}
    </p>
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
