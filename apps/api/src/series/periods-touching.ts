import { type Day, type Grain, type Period, periodOf, shiftPeriod } from '@ioc/metrics'
import { Problem } from '../errors.ts'

/** A year and a half by day, eleven years by week. */
const MAX_POINTS = 600

/** The periods of a grain that hold a day of [from, to], oldest first. Throws where they are more than anyone reads. */
export function periodsTouching(grain: Grain, from: Day, to: Day): Period[] {
  const periods: Period[] = []
  let period = periodOf(grain, from)
  for (; period.start <= to && periods.length <= MAX_POINTS; period = shiftPeriod(period, 1)) periods.push(period)
  if (periods.length > MAX_POINTS) throw new Problem('bad-request', `More than ${MAX_POINTS} points were asked for.`)
  return periods
}
