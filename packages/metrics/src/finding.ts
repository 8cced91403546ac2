import type { Instant } from './period.ts'
import { type UnitReport, worseState } from './report-of-unit.ts'
import type { Cell, Freshness, FreshnessState, Provenance } from './snapshot.ts'

/** What a formula or an index gives for one unit now, before it is held against anything. */
export type Finding = Pick<
  Cell,
  'value' | 'reason' | 'implausible' | 'numerator' | 'denominator' | 'range' | 'freshness' | 'provenance' | 'points'
> & {
  /** Codes of the units asked, and of those without their parts, in code order. */
  readonly asked: readonly string[]
  readonly missing: readonly string[]
  /** Codes of the units left out because what they reported breaks a rule, in code order. */
  readonly excluded: readonly string[]
}

const NO_MARKS: Provenance = { sample: false, byHand: false, documented: false }

/** The finding of a unit at which a part is not collected at all. */
export const NOT_COLLECTED: Finding = {
  value: null,
  reason: 'not-collected-here',
  implausible: null,
  numerator: null,
  denominator: null,
  range: null,
  freshness: { state: 'unknown', newest: null, oldest: null, nextDue: null },
  provenance: NO_MARKS,
  points: null,
  asked: [],
  missing: [],
  excluded: [],
}

/**
 * How fresh a roll-up is: as the worst unit its value rests on; without a value as the worst unit that
 * was ever heard of. Who is missing is the coverage's to say. `counted`: those in the value, none without one.
 */
export function freshnessOf(
  reports: readonly UnitReport[],
  counted: readonly UnitReport[],
  nextDue: Instant | null,
): Freshness {
  const hasValue = counted.length > 0
  const heard = hasValue ? counted : reports.filter((report) => report.state !== 'unknown')
  const state = heard.reduce<FreshnessState>((worst, report) => worseState(worst, report.state), 'fresh')
  let newest: Instant | null = null
  let oldest: Freshness['oldest'] = null
  for (const report of reports) {
    if (report.newest !== null) newest = Math.max(newest ?? report.newest, report.newest)
  }
  for (const report of counted) {
    if (report.oldest === null) continue
    if (oldest === null || report.oldest < oldest.at) oldest = { unit: report.unit.code, at: report.oldest }
  }
  return { state: heard.length > 0 ? state : 'unknown', newest, oldest, nextDue }
}

export function provenanceOf(marks: readonly Provenance[]): Provenance {
  return {
    sample: marks.some((mark) => mark.sample),
    byHand: marks.some((mark) => mark.byHand),
    documented: marks.length > 0 && marks.every((mark) => mark.documented),
  }
}

/** The index's view of its items: the union of who was asked, the worst of what is known. */
export function findingOfItems(items: readonly Finding[], score: Pick<Finding, 'value' | 'range' | 'points'>): Finding {
  const known = items.filter((item) => item.value !== null && !item.implausible)
  const missing = union(items.map((item) => item.missing))
  const heard = known.length > 0 ? known : items.filter((item) => item.freshness.state !== 'unknown')
  const states = heard.map((item) => item.freshness.state)
  const oldest = known.map((item) => item.freshness.oldest).filter((at) => at !== null)
  return {
    ...score,
    reason: score.value === null ? 'unknown-points' : null,
    implausible: null,
    numerator: null,
    denominator: null,
    freshness: {
      state: states.length > 0 ? states.reduce(worseState) : 'unknown',
      newest: extreme(
        Math.max,
        items.map((item) => item.freshness.newest),
      ),
      oldest: oldest.toSorted((a, b) => a.at - b.at)[0] ?? null,
      nextDue: extreme(
        Math.min,
        items.map((item) => item.freshness.nextDue),
      ),
    },
    provenance: provenanceOf(known.map((item) => item.provenance)),
    asked: union(items.map((item) => item.asked)),
    missing,
    excluded: union(items.map((item) => item.excluded)).filter((unit) => !missing.includes(unit)),
  }
}

function extreme(pick: (...values: number[]) => number, values: readonly (number | null)[]): number | null {
  const there = values.filter((value) => value !== null)
  return there.length > 0 ? pick(...there) : null
}

function union(lists: readonly (readonly string[])[]): string[] {
  return [...new Set(lists.flat())].toSorted()
}
