import type { Frame } from './frame.ts'
import type { Lookup } from './lookup.ts'
import { type Instant, startOfDay } from './period.ts'
import type { Plan, PlanTerm } from './plan.ts'
import type { FlowValue, StockValue } from './reading.ts'
import type { Schedule } from './schedule.ts'
import type { FreshnessState } from './snapshot.ts'
import type { Unit } from './unit.ts'
import { sumUnit, type UnitSums } from './unit-sums.ts'
import { partFreshness } from './freshness.ts'

/** One unit's parts with all a cell must say about them. */
export interface UnitReport {
  readonly unit: Unit
  readonly sums: UnitSums
  /** The worst of its parts. */
  readonly state: FreshnessState
  readonly newest: Instant | null
  /** The oldest of the parts the sums rest on; null where there is a gap. */
  readonly oldest: Instant | null
  readonly sample: boolean
  readonly byHand: boolean
  readonly documented: boolean
}

const WORSE: Readonly<Record<FreshnessState, number>> = { fresh: 0, late: 1, missing: 2, unknown: 3 }

export function worseState(a: FreshnessState, b: FreshnessState): FreshnessState {
  return WORSE[b] > WORSE[a] ? b : a
}

/** What an instant a reading speaks of: a stock's own, a flow's end or its receipt if that came first, never past `asOf`. */
export function spokenAt(value: StockValue | FlowValue, asOf: Instant, utcOffsetMinutes: number): Instant {
  if ('at' in value) return value.at
  return Math.min(startOfDay(value.end, utcOffsetMinutes), value.receivedAt, asOf)
}

/** Sums `terms` for a unit and looks at how old, from whom and how sure its parts are. */
export function reportOfUnit(
  plan: Plan,
  frame: Frame,
  unit: Unit,
  lookup: Lookup,
  schedule: Schedule,
  terms: readonly PlanTerm[],
): UnitReport {
  const marks = { sample: false, byHand: false, documented: true }
  const latest: (Instant | undefined)[] = []
  const sums = sumUnit(plan, frame, unit, lookup, terms, (term, value) => {
    marks.sample ||= value.sample
    marks.byHand ||= value.sourceKind === 'hand'
    marks.documented &&= value.sourceKind === 'document'
    latest[term.index] = spokenAt(value, frame.asOf, schedule.utcOffsetMinutes)
  })
  let state: FreshnessState = 'fresh'
  let lastHeard: Instant | null = null
  for (const { measure } of terms) {
    const part = partFreshness(measure, unit, frame.asOf, lookup, schedule)
    state = worseState(state, part.state)
    if (part.newest !== null) lastHeard = Math.max(lastHeard ?? part.newest, part.newest)
  }
  if (sums.gap !== null) {
    return { unit, sums, state, newest: lastHeard, oldest: null, sample: false, byHand: false, documented: false }
  }
  const used = latest.filter((at) => at !== undefined)
  return { unit, sums, state, newest: Math.max(...used), oldest: Math.min(...used), ...marks }
}
