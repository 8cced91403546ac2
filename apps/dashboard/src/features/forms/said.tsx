import type { OddJump, WireCatalogue } from '@ioc/contract'
import type { Measure } from '@ioc/metrics'
import { implausibleWords, type RuleBook } from '../../i18n/implausible-words.ts'
import { periodWords } from '../../i18n/periods/period-words.ts'
import { StatusMark } from '../../ui/status-mark.tsx'
import type { Line } from './lines.ts'
import { type FormsText, useFormsText } from './messages.ts'
import type { Fault } from './understand.ts'

interface SaidProps {
  readonly line: Line
  readonly book: RuleBook
  readonly catalogue: Pick<WireCatalogue, 'utcOffsetMinutes'>
}

/** How what was typed was understood: a number, a number worth a second look, or none. */
export function Said({ line: { row, understood, measure, implausible }, book, catalogue }: SaidProps) {
  const text = useFormsText()
  if (understood.is === 'empty' || understood.is === 'ask') return null
  if (understood.is === 'fault') {
    return (
      <span data-said="fault" className="flex items-baseline gap-2 text-off">
        <StatusMark mark="off-target" className="translate-y-0.5" />
        <span>{faultWords(text, understood.fault, measure)}</span>
      </span>
    )
  }
  return (
    <>
      <span data-said="number" className="text-text-2">
        {text.say('said.number', { value: text.number(understood.value, measure.decimals) })}
      </span>
      {row.reported && row.reported.value !== understood.value && (
        <span data-said="replaces">
          {text.say('said.replaces', {
            was: text.number(row.reported.value, measure.decimals),
            becomes: text.number(understood.value, measure.decimals),
          })}
        </span>
      )}
      {row.longPast && row.period !== null && (
        <span data-said="long-past" className="flex items-baseline gap-2">
          <StatusMark mark="watch" className="translate-y-0.5" />
          <span>{text.say('said.longPast', { period: periodWords(text, catalogue, row.period) })}</span>
        </span>
      )}
      {understood.odd && (
        <span data-said="odd" className="flex items-baseline gap-2">
          <StatusMark mark="watch" className="translate-y-0.5" />
          <span>{oddWords(text, understood.odd, measure)}</span>
        </span>
      )}
      {implausible && (
        <span data-said="implausible" className="flex items-baseline gap-2">
          <StatusMark mark="implausible" className="translate-y-0.5" />
          <span>{text.say('said.implausible', { why: implausibleWords(text, book, implausible) })}</span>
        </span>
      )}
    </>
  )
}

/** What is odd about a value, with the least and the largest that would not be. */
function oddWords(text: FormsText, { reason, low, high }: OddJump, { decimals }: Measure): string {
  const steps = 10 ** decimals
  // Inwards: what is named as expected is never itself warned of.
  const least = text.number(Math.ceil(low * steps) / steps, decimals)
  const most = text.number(Math.floor(high * steps) / steps, decimals)
  return text.say(`odd.${reason}`, { low: least, high: most })
}

function faultWords(text: FormsText, fault: Fault, { decimals, min, max }: Measure): string {
  const limit = text.number(fault === 'too-small' ? min : max, decimals)
  return text.say(`fault.${fault}`, { limit, count: decimals })
}
