import type { MeasureRule } from '@ioc/metrics'
import type { Sides } from './rule-sides.ts'

/** A rule at one unit: one object of each, by which what a batch shows of it is remembered. */
export interface RuleAtUnit {
  readonly rule: MeasureRule
  readonly unit: string
}

/** When a rule is known to hold at a unit once the batch is stored. */
interface Held {
  /** From then on, up to the newest that is known of it. */
  readonly since: number
  /** As of this time too. */
  asOf: number
}

/**
 * Tells whether a rule holds at a unit with a batch stored, as of the time of a row of it. The rows of one unit and
 * time ask the same: it is looked up once for all of them. `stands`: what is told stands until the next, so that what
 * others say later is held against it too.
 */
export function createHolds(sides: Sides) {
  const known = new Map<RuleAtUnit, Held>()

  function knownOf(at: RuleAtUnit, stands: boolean): Held {
    let held = known.get(at)
    if (!held) known.set(at, (held = { since: stands ? sinceOf(at) : Number.POSITIVE_INFINITY, asOf: Number.NaN }))
    return held
  }

  function sinceOf({ rule, unit }: RuleAtUnit): number {
    const newest = sides(rule, unit, Number.POSITIVE_INFINITY, 'with')
    if (!newest) return Number.NEGATIVE_INFINITY
    return newest.excess === 0 ? newest.since : Number.POSITIVE_INFINITY
  }

  return (at: RuleAtUnit, time: number, stands: boolean): boolean => {
    const held = knownOf(at, stands)
    if (time >= held.since || time === held.asOf) return true
    if (stands && held.since === Number.POSITIVE_INFINITY) return false
    const then = sides(at.rule, at.unit, time, 'with')
    if (then && then.excess !== 0) return false
    held.asOf = time
    return true
  }
}
