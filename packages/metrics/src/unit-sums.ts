import type { Frame } from './frame.ts'
import { firstFrom, type Lookup } from './lookup.ts'
import type { Period } from './period.ts'
import type { Plan, PlanTerm } from './plan.ts'
import type { FlowValue, StockValue } from './reading.ts'
import type { Unit } from './unit.ts'

/** Why a unit has no part. */
export type Gap = 'no-readings' | 'missing' | 'incomplete'

/** One unit's parts of a formula, as integers of each side's common scale; meaningless where there is a gap. */
export interface UnitSums {
  readonly numerator: number
  readonly denominator: number
  readonly gap: Gap | null
}

/** Told of every reading that went into the sums. */
export type Witness = (term: PlanTerm, value: StockValue | FlowValue) => void

/** A part nobody ever reported explains more than one that lapsed; else the first gap found speaks. */
const worst = (a: Gap | null, b: Gap | null): Gap | null => (a === null || b === 'no-readings' ? b : a)

/**
 * Sums `terms` of a formula for one unit. Every period that was due must be there; one that was not
 * (the part-period that still runs, a day off) counts only where every flow of the formula has it,
 * so that all parts speak of the same time.
 */
export function sumUnit(
  plan: Plan,
  frame: Frame,
  unit: Unit,
  lookup: Lookup,
  terms: readonly PlanTerm[],
  witness?: Witness,
): UnitSums {
  const sums = { numerator: 0, denominator: 0 }
  let gap: Gap | null = null
  const add = (term: PlanTerm, value: StockValue | FlowValue) => {
    sums[term.side] += term.factor * value.value
    witness?.(term, value)
  }
  for (const term of terms) {
    const found =
      term.measure.kind === 'stock'
        ? addStock(frame, unit, lookup, term, add)
        : addFlows(plan, frame, unit, lookup, term, add)
    gap = worst(gap, found)
  }
  return { ...sums, gap }
}

type Add = (term: PlanTerm, value: StockValue | FlowValue) => void

function addStock(frame: Frame, unit: Unit, lookup: Lookup, term: PlanTerm, add: Add): Gap | null {
  const value = lookup.stock(term.measure, unit, frame.asOf)
  if (!value) return 'no-readings'
  if (value.at < (frame.carriedFrom[term.index] ?? value.at)) return 'missing'
  add(term, value)
  return null
}

function addFlows(plan: Plan, frame: Frame, unit: Unit, lookup: Lookup, term: PlanTerm, add: Add): Gap | null {
  const list = lookup.flows(term.measure, unit, frame.from, frame.to)
  const required = requiredOf(frame, unit, lookup, term)
  const others = otherFlows(plan, frame, unit, lookup, term)
  let next = 0
  let used = 0
  for (let i = firstFrom(list, frame.from); i < list.length; i++) {
    const value = list[i]
    // What begins after the day asked about is not part of it, even where the window runs on: a past day stays as it was.
    if (!value || value.end > frame.to || value.start > frame.day) break
    const due = required[next]
    if (due && due.start < value.start) break
    if (due?.start === value.start) next++
    else if (!others.every((other) => holds(other, value))) continue
    add(term, value)
    used++
  }
  if (next === required.length && used > 0) return null
  return everReported(unit, lookup, term, frame) ? 'incomplete' : 'no-readings'
}

/** A unit is not asked for periods that ended before it, or anything it was made from, existed. */
function requiredOf(frame: Frame, unit: Unit, lookup: Lookup, term: PlanTerm): readonly Period[] {
  const required = frame.required[term.index] ?? []
  if (unit.validFrom <= frame.from) return required
  const born = lookup.bornOn(term.measure, unit)
  return born <= frame.from ? required : required.filter((period) => period.end > born)
}

/** The readings of the formula's other flows. */
function otherFlows(plan: Plan, frame: Frame, unit: Unit, lookup: Lookup, term: PlanTerm) {
  const others = plan.flows.filter((other) => other.measure !== term.measure)
  return others.map((other) => lookup.flows(other.measure, unit, frame.from, frame.to))
}

/** Whether a list has a reading of the same period. */
function holds(list: readonly FlowValue[], { start, end }: FlowValue): boolean {
  const same = list[firstFrom(list, start)]
  return same?.start === start && same.end === end
}

function everReported(unit: Unit, lookup: Lookup, term: PlanTerm, frame: Frame): boolean {
  return lookup.lastBegunBefore(term.measure, unit, Math.min(frame.to, frame.day + 1)) !== undefined
}
