import type { WorkingCalendar } from './catalogue.ts'
import { weekdayOf } from './civil.ts'
import type { Day } from './period.ts'

/** No run of days off is longer; a calendar without working days must not hang a search. */
const LONGEST_REST = 60

/** A day worked in exchange beats a holiday, a holiday beats the week. */
export function isWorkingDay(calendar: WorkingCalendar, day: Day): boolean {
  if (calendar.workedDays.has(day)) return true
  return !calendar.holidays.has(day) && !calendar.weekend.includes(weekdayOf(day))
}

/** How many working days lie within [from, to). */
export function workingDaysBetween(calendar: WorkingCalendar, from: Day, to: Day): number {
  let count = 0
  for (let day = from; day < to; day++) if (isWorkingDay(calendar, day)) count++
  return count
}

/** `day` itself if it is worked, else the last working day before it; undefined when there is none near. */
export function workingDayAtOrBefore(calendar: WorkingCalendar, day: Day): Day | undefined {
  for (let back = 0; back <= LONGEST_REST; back++) if (isWorkingDay(calendar, day - back)) return day - back
  return undefined
}

/** The `count`-th working day after `day`; the day itself never counts. A `count` of 0 or less gives `day`. */
export function addWorkingDays(calendar: WorkingCalendar, day: Day, count: number): Day | undefined {
  let left = count
  let at = day
  let rest = 0
  while (left > 0) {
    at++
    rest = isWorkingDay(calendar, at) ? 0 : rest + 1
    if (rest > LONGEST_REST) return undefined
    if (rest === 0) left--
  }
  return at
}
