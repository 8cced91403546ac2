import type { Frame } from './frame.ts'
import type { Lookup } from './lookup.ts'
import type { Measure } from './measure.ts'
import type { Implausible, NoFallRule } from './measure-rule.ts'
import { dayOf, periodOf, startOfDay } from './period.ts'
import type { Plan, PlanRule, RulePart } from './plan.ts'
import type { StockValue } from './reading.ts'
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
  const { total, gap } = sumPart(plan, frame, unit, lookup, part)
  return gap === null ? total : null
}

function fallen({ rule, left, unscale }: PlanRule, around: Surroundings | undefined): Implausible | null {
  const measure = left[0]?.part.measure
  if (!measure || !around || rule.kind !== 'no-fall') return null
  const fall = fallOf(measure, rule, around)
  return fall && { rule: rule.id, left: fall.is / unscale, right: fall.was / unscale }
}

/** A stock under its last reading of an earlier day. */
function fallOf(measure: Measure, rule: NoFallRule, { frame, unit, lookup }: Surroundings) {
  const { utcOffsetMinutes } = frame
  const is = lookup.stock(measure, unit, frame.asOf)
  if (!is) return null
  const was = lookup.stock(measure, unit, startOfDay(dayOf(is.at, utcOffsetMinutes), utcOffsetMinutes) - 1)
  return was && hasFallen(is, was, rule, utcOffsetMinutes) ? { is: is.value, was: was.value } : null
}

type Stood = Pick<StockValue, 'at' | 'value'>

/** Whether a stock fell below an earlier value. What is put right within a day, or came long ago, has not fallen. */
export function hasFallen(is: Stood, was: Stood, { within }: NoFallRule, utcOffsetMinutes: number): boolean {
  const [day, earlier] = [dayOf(is.at, utcOffsetMinutes), dayOf(was.at, utcOffsetMinutes)]
  if (is.value >= was.value || earlier >= day || earlier < day - LOOK_BACK) return false
  return within === 'ever' || periodOf('year', earlier).start === periodOf('year', day).start
}
