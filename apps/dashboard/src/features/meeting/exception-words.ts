import { dayOf, type Instant, TREND_DAYS } from '@ioc/metrics'
import { markLabel } from '../../widgets/exception-words.ts'
import type { Exception } from '../../widgets/exceptions.ts'
import type { DistrictView } from '../../widgets/view.ts'
import type { MeetingText } from './messages.ts'

/** Since when it is so, as of the instant the numbers are held at; null where that is not known. */
export function sinceOf(text: MeetingText, view: DistrictView, { kind, since }: Exception): string | null {
  if (since === null) return null
  const { asOf } = view.snapshot
  const isEarlier = kind !== 'not-reported' && isAsFarAsKnown(view, since)
  const status = kind === 'not-reported' ? text.t('freshness.missing') : markLabel(text, kind)
  const words = { status, date: text.date(since), age: text.age(asOf - since) }
  return text.say(isEarlier ? 'one.sinceEarlier' : 'one.since', words)
}

/** A trend's first day is where looking back ends, and not where the status began. */
function isAsFarAsKnown({ catalogue, snapshot }: DistrictView, since: Instant): boolean {
  const offset = catalogue.utcOffsetMinutes
  return dayOf(since, offset) <= dayOf(snapshot.asOf, offset) - TREND_DAYS + 1
}
