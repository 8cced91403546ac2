import type { Catalogue } from './catalogue.ts'
import { nextDue } from './due.ts'
import { dayOf, type Instant, startOfDay } from './period.ts'

/**
 * The next instant after `asOf` at which any cell may change by the clock alone: a due moment (what was
 * fresh becomes late, what was late missing, a due window moves on) or the start of the next day.
 */
export function nextChangeAt(catalogue: Catalogue, asOf: Instant): Instant {
  const { calendar, utcOffsetMinutes } = catalogue
  let next = startOfDay(dayOf(asOf, utcOffsetMinutes) + 1, utcOffsetMinutes)
  for (const { cadence } of catalogue.measures.values()) {
    const due = nextDue(cadence, asOf, calendar, utcOffsetMinutes)?.due
    if (due !== undefined) next = Math.min(next, due)
  }
  return next
}
