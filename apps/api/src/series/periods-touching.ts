import { type Day, type Grain, type Period, periodOf, shiftPeriod } from '@ioc/metrics'

/** A year and a half by day, eleven years by week. */
export const MAX_POINTS = 600

/** The periods of a grain that hold a day of [from, to], oldest first; at most one more than may be asked for. */
export function periodsTouching(grain: Grain, from: Day, to: Day): Period[] {
  const periods: Period[] = []
  let period = periodOf(grain, from)
  for (; period.start <= to && periods.length <= MAX_POINTS; period = shiftPeriod(period, 1)) periods.push(period)
  return periods
}
