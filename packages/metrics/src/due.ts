import { addWorkingDays, isWorkingDay, workingDayAtOrBefore } from './calendar.ts'
import type { WorkingCalendar } from './catalogue.ts'
import type { Cadence } from './measure.ts'
import { dayOf, type Instant, type Period, periodOf, shiftPeriod, startOfDay } from './period.ts'

/** How many periods are searched for one that is due: more than any run of days off. */
const SEARCH = 62

/** When the reading of a period of `cadence.every` falls due; null when none is asked for (a day off, a week wholly off). */
export function dueAt(
  cadence: Cadence,
  period: Period,
  calendar: WorkingCalendar,
  utcOffsetMinutes: number,
): Instant | null {
  const day = dueDay(cadence, period, calendar)
  return day === undefined ? null : startOfDay(day, utcOffsetMinutes) + minutesOf(cadence.by) * 60_000
}

function dueDay(cadence: Cadence, period: Period, calendar: WorkingCalendar) {
  if (period.grain === 'day') return isWorkingDay(calendar, period.start) ? period.start : undefined
  if (period.grain === 'week') {
    const day = workingDayAtOrBefore(calendar, period.start + (cadence.weekday ?? 5) - 1)
    return day !== undefined && day >= period.start ? day : undefined
  }
  return addWorkingDays(calendar, period.end - 1, cadence.workingDay ?? 1)
}

function minutesOf(by: string): number {
  return Number(by.slice(0, 2)) * 60 + Number(by.slice(3, 5))
}

/** A period that was or is asked for, and when. */
export interface DuePeriod {
  readonly period: Period
  readonly due: Instant
}

/** The newest `count` periods whose due moment was at or before `asOf`, newest first. */
export function lastDuePeriods(
  cadence: Cadence,
  asOf: Instant,
  count: number,
  calendar: WorkingCalendar,
  utcOffsetMinutes: number,
): DuePeriod[] {
  const found: DuePeriod[] = []
  let period = periodOf(cadence.every, dayOf(asOf, utcOffsetMinutes))
  for (let left = SEARCH; left > 0 && found.length < count; left--) {
    const due = dueAt(cadence, period, calendar, utcOffsetMinutes)
    if (due !== null && due <= asOf) {
      found.push({ period, due })
      left = SEARCH
    }
    period = shiftPeriod(period, -1)
  }
  return found
}

/** The last period whose due moment was at or before `asOf`; null when the cadence never falls due. */
export function lastDue(
  cadence: Cadence,
  asOf: Instant,
  calendar: WorkingCalendar,
  utcOffsetMinutes: number,
): DuePeriod | null {
  return lastDuePeriods(cadence, asOf, 1, calendar, utcOffsetMinutes)[0] ?? null
}

/** The first due moment after `asOf`, and its period; null when the cadence never falls due. */
export function nextDue(
  cadence: Cadence,
  asOf: Instant,
  calendar: WorkingCalendar,
  utcOffsetMinutes: number,
): DuePeriod | null {
  const last = lastDue(cadence, asOf, calendar, utcOffsetMinutes)
  if (last === null) return null
  let period = shiftPeriod(last.period, 1)
  for (let left = SEARCH; left > 0; left--) {
    const due = dueAt(cadence, period, calendar, utcOffsetMinutes)
    if (due !== null && due > asOf) return { period, due }
    period = shiftPeriod(period, 1)
  }
  return null
}
