import { dayOf, type Instant, TREND_DAYS } from '@ioc/metrics'
import type { Mark } from '../../ui/status-mark.tsx'
import type { Exception } from '../../widgets/exceptions.ts'
import type { DistrictView } from '../../widgets/view.ts'
import type { MeetingText } from './messages.ts'

/** How an exception is marked. */
export const MARKS: Readonly<Record<Exception['kind'], Mark>> = {
  'off-target': 'off-target',
  watch: 'watch',
  'not-reported': 'no-data',
}

/** What an exception is called: its indicator, or who has not reported. */
export function nameOf(text: MeetingText, { kind, indicators, unit }: Exception): string {
  if (kind === 'not-reported') return text.say('one.silent', { unit: unit === undefined ? '–' : text.pick(unit.name) })
  const [indicator] = indicators
  return indicator === undefined ? '–' : text.pick(indicator.short)
}

/** Since when it is so, as of the instant the numbers are held at; null where that is not known. */
export function sinceOf(text: MeetingText, view: DistrictView, { kind, since }: Exception): string | null {
  if (since === null) return null
  const { asOf } = view.snapshot
  const isEarlier = kind !== 'not-reported' && isAsFarAsKnown(view, since)
  const status = text.t(kind === 'not-reported' ? 'freshness.missing' : `status.${kind}`)
  const words = { status, date: text.date(since), age: text.age(asOf - since) }
  return text.say(isEarlier ? 'one.sinceEarlier' : 'one.since', words)
}

/** A trend's first day is where looking back ends, and not where the status began. */
function isAsFarAsKnown({ catalogue, snapshot }: DistrictView, since: Instant): boolean {
  const offset = catalogue.utcOffsetMinutes
  return dayOf(since, offset) <= dayOf(snapshot.asOf, offset) - TREND_DAYS + 1
}
