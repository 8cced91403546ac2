import { civilOf, type Day, dayOfCivil } from './civil.ts'

export type { Day } from './civil.ts'

/** Milliseconds since the epoch, UTC. */
export type Instant = number

/** The lengths of time a flow is counted over; `reporting-month` runs from the 15th of the month before to the 14th. */
export const GRAINS = ['day', 'week', 'month', 'reporting-month', 'quarter', 'year'] as const
export type Grain = (typeof GRAINS)[number]

/** A period: `start` is its first day, `end` the first day after it. */
export interface Period {
  readonly grain: Grain
  readonly start: Day
  readonly end: Day
}

const MS_PER_DAY = 86_400_000
const MS_PER_MINUTE = 60_000

/** The day an instant falls on, `utcOffsetMinutes` east of UTC. */
export function dayOf(instant: Instant, utcOffsetMinutes: number): Day {
  return Math.floor((instant + utcOffsetMinutes * MS_PER_MINUTE) / MS_PER_DAY)
}

/** The first instant of a day. */
export function startOfDay(day: Day, utcOffsetMinutes: number): Instant {
  return day * MS_PER_DAY - utcOffsetMinutes * MS_PER_MINUTE
}

/** The last millisecond of a day: what "as of that day" means. */
export function endOfDay(day: Day, utcOffsetMinutes: number): Instant {
  return startOfDay(day + 1, utcOffsetMinutes) - 1
}

const MONTHS_IN = { month: 1, quarter: 3, year: 12 } as const

/** The period's place in the row of all periods of its grain; neighbours differ by 1. */
function placeOf(grain: Grain, day: Day): number {
  if (grain === 'day') return day
  if (grain === 'week') return Math.floor((day + 3) / 7)
  const { year, month, dayOfMonth } = civilOf(day)
  const monthPlace = year * 12 + month - 1
  // A reporting month bears the name of the month it ends in.
  if (grain === 'reporting-month') return dayOfMonth >= 15 ? monthPlace + 1 : monthPlace
  return Math.floor(monthPlace / MONTHS_IN[grain])
}

function startAt(grain: Grain, place: number): Day {
  if (grain === 'day') return place
  if (grain === 'week') return place * 7 - 3
  if (grain === 'reporting-month') return dayOfCivil(0, place, 15)
  return dayOfCivil(0, place * MONTHS_IN[grain] + 1, 1)
}

function periodAt(grain: Grain, place: number): Period {
  return { grain, start: startAt(grain, place), end: startAt(grain, place + 1) }
}

/** The period of a grain that holds a day. */
export function periodOf(grain: Grain, day: Day): Period {
  return periodAt(grain, placeOf(grain, day))
}

/** The period `count` places later (earlier when negative). */
export function shiftPeriod(period: Period, count: number): Period {
  return periodAt(period.grain, placeOf(period.grain, period.start) + count)
}

/** The periods of a grain that lie wholly within [from, to), oldest first. */
export function periodsWithin(grain: Grain, from: Day, to: Day): Period[] {
  const periods: Period[] = []
  let period = periodOf(grain, from)
  if (period.start < from) period = shiftPeriod(period, 1)
  for (; period.end <= to; period = shiftPeriod(period, 1)) periods.push(period)
  return periods
}
