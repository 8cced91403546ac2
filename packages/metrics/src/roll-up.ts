import type { Implausible } from './measure-rule.ts'
import { brokenRule } from './plausibility.ts'
import type { NoValueReason } from './snapshot.ts'
import type { Plan, PlanTerm, Side } from './plan.ts'
import type { Unit } from './unit.ts'
import type { UnitTree } from './unit-tree.ts'
import type { Gap } from './sum-part.ts'
import type { UnitSums } from './unit-sums.ts'

/** A unit that is asked, and the summands it is asked for. */
export interface Asked {
  readonly unit: Unit
  readonly terms: readonly PlanTerm[]
}

/** Who a formula is asked of under one unit. */
export interface Asking {
  readonly asked: readonly Asked[]
  /**
   * True where parts are collected at different units (a police figure over a commune figure): then no
   * unit has all parts, so one missing leaves nothing to divide, where otherwise it is left out of both sides.
   */
  readonly mixed: boolean
  /** True where the unit itself reports: what it reports is shown, whatever rule it breaks. */
  readonly own: boolean
}

/** The units to ask on a day; undefined where a part is not collected under or at `unit`. */
export function askingOf(plan: Plan, tree: UnitTree, unit: Unit, day: number): Asking | undefined {
  const [first, ...others] = plan.terms.map((term) => tree.collectors(unit, term.measure.levels, day))
  if (!first || first.length === 0 || others.some((units) => units.length === 0)) return undefined
  if (others.every((units) => sameUnits(units, first))) {
    return {
      asked: first.map((collector) => ({ unit: collector, terms: plan.terms })),
      mixed: false,
      own: first[0] === unit,
    }
  }
  const perUnit = new Map<Unit, PlanTerm[]>()
  for (const term of plan.terms) {
    for (const collector of tree.collectors(unit, term.measure.levels, day)) {
      const terms = perUnit.get(collector)
      if (terms) terms.push(term)
      else perUnit.set(collector, [term])
    }
  }
  return { asked: [...perUnit].map(([collector, terms]) => ({ unit: collector, terms })), mixed: true, own: false }
}

function sameUnits(a: readonly Unit[], b: readonly Unit[]): boolean {
  return a === b || (a.length === b.length && a.every((unit, i) => unit === b[i]))
}

/** The sums of a formula over many units. */
export interface RollUp {
  readonly value: number | null
  readonly reason: NoValueReason | null
  /** In the measures' own terms; null where no unit has its parts. */
  readonly numerator: number | null
  readonly denominator: number | null
  /** The same as integers of each side's common scale. */
  readonly sums: Readonly<Record<Side, number>>
  readonly missing: readonly Asked[]
  /** Units whose parts break a rule: left out like the missing, and named. */
  readonly excluded: readonly Asked[]
  /** The rule the value itself breaks: of a unit on its own, or of a whole whose parts come from different units. */
  readonly implausible: Implausible | null
  /** Any reading in the sums is generated. */
  readonly sample: boolean
}

/**
 * Σ numerators ÷ Σ denominators over the units that have their parts; never a mean of ratios. A unit whose parts
 * break a rule is not summed: 15,000 of 6,191 in one of fourteen would make all of them look better.
 */
export function rollUp(plan: Plan, asking: Asking, sumsOf: (asked: Asked) => UnitSums): RollUp {
  const sums = { numerator: 0, denominator: 0 }
  const totals = plan.terms.map(() => 0)
  const missing: Asked[] = []
  const excluded: Asked[] = []
  const gaps: Gap[] = []
  let implausible: Implausible | null = null
  let sample = false
  for (const asked of asking.asked) {
    const unit = sumsOf(asked)
    if (unit.gap !== null) {
      missing.push(asked)
      gaps.push(unit.gap)
    } else if (unit.implausible && !asking.own) excluded.push(asked)
    else {
      implausible = unit.implausible
      sums.numerator += unit.numerator
      sums.denominator += unit.denominator
      sample ||= unit.sample
      if (asking.mixed) for (const { index } of asked.terms) totals[index]! += unit.totals[index] ?? 0
    }
  }
  const out = missing.length + excluded.length
  if (asking.mixed ? out > 0 : out === asking.asked.length) {
    const reason = excluded.length > 0 ? 'implausible' : reasonOf(gaps)
    return { value: null, reason, ...NO_PARTS, sums, missing, excluded, implausible: null, sample: false }
  }
  const value = divide(plan, sums)
  return {
    value,
    reason: value === null ? 'zero-denominator' : null,
    numerator: sums.numerator / plan.unscale.numerator,
    denominator: plan.indicator.kind === 'ratio' ? sums.denominator / plan.unscale.denominator : null,
    sums,
    missing,
    excluded,
    implausible: asking.mixed ? brokenRule(plan, totals) : implausible,
    sample,
  }
}

const NO_PARTS = { numerator: null, denominator: null } as const

/** Of many gaps the one nearest to a value: a period not complete, then a lapsed stock, then silence from the first. */
function reasonOf(gaps: readonly Gap[]): Gap {
  if (gaps.includes('incomplete')) return 'incomplete'
  return gaps.includes('missing') ? 'missing' : 'no-readings'
}

/**
 * The value of summed integers, in the indicator's own terms; null where there is nothing to divide by.
 * Multiplied before it is divided, so that it is rounded once.
 */
export function divide(plan: Plan, sums: Readonly<Record<Side, number>>): number | null {
  const { indicator, unscale } = plan
  if (indicator.kind === 'count') return sums.numerator / unscale.numerator
  if (sums.denominator <= 0) return null
  return (indicator.scale * sums.numerator * unscale.denominator) / (sums.denominator * unscale.numerator)
}
