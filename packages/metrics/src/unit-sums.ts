import type { Frame } from './frame.ts'
import type { Lookup } from './lookup.ts'
import type { Implausible } from './measure-rule.ts'
import type { Plan, PlanTerm } from './plan.ts'
import { brokenRule } from './plausibility.ts'
import type { FlowValue, StockValue } from './reading.ts'
import { type Gap, sumPart } from './sum-part.ts'
import type { Unit } from './unit.ts'

/** One unit's parts of a formula, as integers of each side's common scale; meaningless where there is a gap. */
export interface UnitSums {
  readonly numerator: number
  readonly denominator: number
  readonly gap: Gap | null
  /** Per term, the integers of its measure. */
  readonly totals: readonly number[]
  /** The rule its parts break; null where there is a gap, or where the unit has not all parts of the formula. */
  readonly implausible: Implausible | null
  /** Any reading in them is generated. */
  readonly sample: boolean
}

/** Told of every reading that went into the sums. */
export type Witness = (term: PlanTerm, value: StockValue | FlowValue) => void

/** A part nobody ever reported explains more than one that lapsed; else the first gap found speaks. */
const worst = (a: Gap | null, b: Gap | null): Gap | null => (a === null || b === 'no-readings' ? b : a)

/** Sums `terms` of a formula for one unit, and holds them to the rules of their measures. */
export function sumUnit(
  plan: Plan,
  frame: Frame,
  unit: Unit,
  lookup: Lookup,
  terms: readonly PlanTerm[],
  witness?: Witness,
): UnitSums {
  const sums = { numerator: 0, denominator: 0 }
  const totals: number[] = plan.terms.map(() => 0)
  let gap: Gap | null = null
  let sample = false
  for (const term of terms) {
    const part = sumPart(plan, frame, unit, lookup, term, witness && ((value) => witness(term, value)))
    sums[term.side] += term.factor * part.total
    totals[term.index]! += part.total
    sample ||= part.sample
    gap = worst(gap, part.gap)
  }
  const whole = gap === null && terms === plan.terms
  const implausible = whole ? brokenRule(plan, totals, { frame, unit, lookup }) : null
  return { ...sums, gap, totals, implausible, sample }
}
