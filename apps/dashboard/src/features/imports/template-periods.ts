import { type Day, formatPeriod, type Grain, GRAINS, periodOf, shiftPeriod } from '@ioc/metrics'

/** How many of each length there are to choose from, what is reported most first. */
const COUNTS = new Map<Grain, number>([
  ['week', 6],
  ['month', 4],
  ['reporting-month', 4],
  ['day', 7],
  ['quarter', 4],
  ['year', 2],
])

/** The periods a template may be asked for, this one first; of every length where the table has none of its own. */
export function templatePeriods(grain: string | null, today: Day): readonly string[] {
  const own = GRAINS.find((one) => one === grain)
  return [...COUNTS].flatMap(([one, count]) => {
    if (own !== undefined && one !== own) return []
    const now = periodOf(one, today)
    return Array.from({ length: count }, (_, back) => formatPeriod(shiftPeriod(now, -back)))
  })
}
