import type { Frame } from './frame.ts'
import type { Lookup } from './lookup.ts'
import type { Measure } from './measure.ts'
import type { Implausible } from './measure-rule.ts'
import { dayOf, periodOf, startOfDay } from './period.ts'
import type { Plan, PlanRule, RulePart } from './plan.ts'
import { sumPart } from './sum-part.ts'
import type { Unit } from './unit.ts'

/** Where a rule's other measures and earlier readings are found. */
export interface Surroundings {
  readonly frame: Frame
  readonly unit: Unit
  readonly lookup: Lookup
}

/** Days a stock's earlier reading is looked for: past a quarter and some days it is another story. */
const LOOK_BACK = 100

/**
 * The first rule that the sums of a formula break, of one unit or of a roll-up (without `around`, then only what the
 * formula's own measures tell). `totals`: per term, the integers of its measure. Pure, as every value is.
 */
export function brokenRule(plan: Plan, totals: readonly number[], around?: Surroundings): Implausible | null {
  for (const planned of plan.rules) {
    const broken = planned.rule.kind === 'no-fall' ? fallen(planned, around) : unequal(plan, planned, totals, around)
    if (broken) return broken
  }
  return null
}

function unequal(plan: Plan, planned: PlanRule, totals: readonly number[], around?: Surroundings): Implausible | null {
  const left = sideOf(plan, planned.left, totals, around)
  const right = left === null ? null : sideOf(plan, planned.right, totals, around)
  if (left === null || right === null) return null
  const kept = planned.rule.kind === 'sum' ? left === right : left <= right
  return kept ? null : { rule: planned.rule.id, left: left / planned.unscale, right: right / planned.unscale }
}

/** One side of a rule, in its integers; null where a part beside the formula is not known. */
function sideOf(
  plan: Plan,
  side: readonly RulePart[],
  totals: readonly number[],
  around: Surroundings | undefined,
): number | null {
  let sum = 0
  for (const { part, factor } of side) {
    const own = totals[part.index]
    const total = own ?? (around ? besideTotal(plan, part, around) : null)
    if (total === null) return null
    sum += factor * total
  }
  return sum
}

function besideTotal(plan: Plan, part: RulePart['part'], { frame, unit, lookup }: Surroundings): number | null {
  let total = 0
  const gap = sumPart(plan, frame, unit, lookup, part, (value) => void (total += value.value))
  return gap === null ? total : null
}

function fallen({ rule, left, unscale }: PlanRule, around: Surroundings | undefined): Implausible | null {
  const measure = left[0]?.part.measure
  if (!measure || !around || rule.kind !== 'no-fall') return null
  const fall = fallOf(measure, around, rule.within)
  return fall && { rule: rule.id, left: fall.is / unscale, right: fall.was / unscale }
}

/** A stock under its last reading of an earlier day. What is put right within a day has not fallen. */
function fallOf(measure: Measure, { frame, unit, lookup }: Surroundings, within: 'ever' | 'year') {
  const now = lookup.stock(measure, unit, frame.asOf)
  if (!now) return null
  const day = dayOf(now.at, frame.utcOffsetMinutes)
  const before = lookup.stock(measure, unit, startOfDay(day, frame.utcOffsetMinutes) - 1)
  if (!before || before.value <= now.value) return null
  const earlier = dayOf(before.at, frame.utcOffsetMinutes)
  if (earlier < day - LOOK_BACK) return null
  if (within === 'year' && periodOf('year', earlier).start !== periodOf('year', day).start) return null
  return { is: now.value, was: before.value }
}
