import { type Lookup } from './lookup.ts'
import type { Measure } from './measure.ts'
import { dayOf, type Instant, startOfDay } from './period.ts'
import type { FlowValue } from './reading.ts'
import type { Schedule, Standing } from './schedule.ts'
import type { FreshnessState } from './snapshot.ts'
import type { Unit } from './unit.ts'

/** How one measure of one unit stands against its cadence. */
export interface PartFreshness {
  readonly state: FreshnessState
  /** What its newest reading speaks of. */
  readonly newest: Instant | null
}

/**
 * `fresh`: the last period that fell due has its reading. `late`: it has not, but fewer than
 * `missingAfter` due moments went by without one; then `missing`. `unknown`: there never was a reading.
 */
export function partFreshness(
  measure: Measure,
  unit: Unit,
  asOf: Instant,
  lookup: Lookup,
  schedule: Schedule,
): PartFreshness {
  const standing = schedule.standing(measure.cadence, asOf)
  if (measure.kind === 'stock') {
    const value = lookup.stock(measure, unit, asOf)
    if (!value) return { state: 'unknown', newest: null }
    return { state: stateOf(value.at, standing), newest: value.at }
  }
  const offset = schedule.utcOffsetMinutes
  const value = newestFlow(measure, unit, asOf, lookup, standing, offset)
  if (!value) return { state: 'unknown', newest: null }
  const newest = Math.min(startOfDay(value.end, offset), value.receivedAt, asOf)
  return { state: stateOf(startOfDay(value.end, offset) - 1, standing), newest }
}

/** `spoken` is the last instant a reading speaks of: a stock's own, the last of a flow's period. */
function stateOf(spoken: Instant, standing: Standing): FreshnessState {
  if (spoken >= standing.freshFrom) return 'fresh'
  return spoken >= standing.carriedFrom ? 'late' : 'missing'
}

/**
 * The reading that answers the last due period, or the last one before it. A later period's reading
 * does not stand in for one that was due and never came.
 */
function newestFlow(
  measure: Measure,
  unit: Unit,
  asOf: Instant,
  lookup: Lookup,
  standing: Standing,
  utcOffsetMinutes: number,
): FlowValue | undefined {
  const to = standing.lastDue?.end ?? dayOf(asOf, utcOffsetMinutes) + 1
  return lookup.lastBegunBefore(measure, unit, to)
}
