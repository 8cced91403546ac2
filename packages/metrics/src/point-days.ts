import type { Kit } from './evaluator-kit.ts'
import type { Indicator } from './indicator.ts'
import { type Day, dayOf, endOfDay, type Instant, type Period } from './period.ts'
import type { Over } from './period-frame.ts'

/** Days, both of them included. */
export interface Days {
  readonly from: Day
  readonly to: Day
}

/**
 * The days that a number speaks of: a period as far as it has come by `asOf`, or the window that ends with it. A
 * state, and an index whose parts have windows of their own, is of the last day.
 */
export function daysOf(kit: Kit, indicator: Indicator | undefined, period: Period, over: Over, asOf: Instant): Days {
  const at = Math.min(endOfDay(period.end - 1, kit.schedule.utcOffsetMinutes), asOf)
  const last = dayOf(at, kit.schedule.utcOffsetMinutes)
  if (over === 'period') return { from: period.start, to: last }
  if (indicator === undefined || indicator.kind === 'index') return { from: last, to: last }
  const plan = kit.planFor(indicator)
  if (plan.flows.length === 0) return { from: last, to: last }
  const { from, to } = kit.frameFor(plan, at, 'now')
  return { from, to: Math.min(to - 1, last) }
}
