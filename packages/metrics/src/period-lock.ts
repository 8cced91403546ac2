import type { WorkingCalendar } from './catalogue.ts'
import { dueAt, lastDue } from './due.ts'
import type { Cadence } from './measure.ts'
import { type Day, type Instant, type Period, periodOf, shiftPeriod } from './period.ts'

/** Due moments looked for past a run of days off. */
const SEARCH = 62

/**
 * The first day that is not locked at `asOf`: readings that speak of an earlier day can be corrected only with a
 * reason. A period is locked at the due moment of the `lockAfter`-th period after it. Null where nothing ever locks.
 */
export function lockedBefore(
  cadence: Cadence,
  asOf: Instant,
  calendar: WorkingCalendar,
  utcOffsetMinutes: number,
): Day | null {
  if (cadence.lockAfter === undefined) return null
  const last = lastDue(cadence, asOf, calendar, utcOffsetMinutes)
  return last && shiftPeriod(last.period, 1 - cadence.lockAfter).start
}

/** When the period of `cadence.every` that holds a day is locked; null where it never is. */
export function lockOf(
  cadence: Cadence,
  day: Day,
  calendar: WorkingCalendar,
  utcOffsetMinutes: number,
): { readonly period: Period; readonly at: Instant } | null {
  if (cadence.lockAfter === undefined) return null
  const period = periodOf(cadence.every, day)
  let later = shiftPeriod(period, cadence.lockAfter)
  for (let left = SEARCH; left > 0; left--, later = shiftPeriod(later, 1)) {
    const at = dueAt(cadence, later, calendar, utcOffsetMinutes)
    if (at !== null) return { period, at }
  }
  return null
}
