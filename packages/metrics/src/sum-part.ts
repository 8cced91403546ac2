import type { Frame } from './frame.ts'
import { firstFrom, type Lookup } from './lookup.ts'
import type { Period } from './period.ts'
import type { Plan, PlanPart } from './plan.ts'
import type { FlowValue, StockValue } from './reading.ts'
import type { Unit } from './unit.ts'

/** Why a unit has no part. */
export type Gap = 'no-readings' | 'missing' | 'incomplete'

/** The sum of one part of a formula, in integers of its measure; meaningless where there is a gap. */
export interface PartSum {
  readonly total: number
  readonly gap: Gap | null
  /** Any reading in it is generated. */
  readonly sample: boolean
}

/** Told of every reading that is summed. */
type Witness = (value: StockValue | FlowValue) => void

/**
 * Sums the readings of one part of a formula for one unit. Every period that was due must be there; one that was not
 * (the part-period that still runs, a day off) counts only where every flow of the formula has it, so that all parts
 * speak of the same time.
 */
export function sumPart(
  plan: Plan,
  frame: Frame,
  unit: Unit,
  lookup: Lookup,
  part: PlanPart,
  witness?: Witness,
): PartSum {
  return part.measure.kind === 'stock'
    ? takeStock(frame, unit, lookup, part, witness)
    : sumFlows(plan, frame, unit, lookup, part, witness)
}

const nothing = (gap: Gap): PartSum => ({ total: 0, gap, sample: false })

function takeStock(frame: Frame, unit: Unit, lookup: Lookup, part: PlanPart, witness?: Witness): PartSum {
  const value = lookup.stock(part.measure, unit, frame.asOf)
  if (!value) return nothing('no-readings')
  if (value.at < (frame.carriedFrom[part.index] ?? value.at)) return nothing('missing')
  witness?.(value)
  return { total: value.value, gap: null, sample: value.sample }
}

function sumFlows(plan: Plan, frame: Frame, unit: Unit, lookup: Lookup, part: PlanPart, witness?: Witness): PartSum {
  const list = lookup.flows(part.measure, unit, frame.from, frame.to)
  const required = requiredOf(frame, unit, lookup, part)
  let others: readonly (readonly FlowValue[])[] | undefined
  let next = 0
  let used = 0
  let total = 0
  let sample = false
  for (let i = firstFrom(list, frame.from); i < list.length; i++) {
    const value = list[i]
    // What begins after the day asked about is not part of it, even where the window runs on: a past day stays as it was.
    if (!value || value.end > frame.to || value.start > frame.day) break
    const due = required[next]
    if (due && due.start < value.start) break
    if (due?.start === value.start) next++
    else {
      others ??= otherFlows(plan, frame, unit, lookup, part)
      if (!allHold(others, value, i)) continue
    }
    total += value.value
    sample ||= value.sample
    witness?.(value)
    used++
  }
  if (next === required.length && used > 0) return { total, gap: null, sample }
  return nothing(everReported(unit, lookup, part, frame) ? 'incomplete' : 'no-readings')
}

/** A unit is not asked for periods that ended before it, or anything it was made from, existed. */
function requiredOf(frame: Frame, unit: Unit, lookup: Lookup, part: PlanPart): readonly Period[] {
  const required = frame.required[part.index] ?? []
  if (unit.validFrom <= frame.from) return required
  const born = lookup.bornOn(part.measure, unit)
  return born <= frame.from ? required : required.filter((period) => period.end > born)
}

/** The readings of the formula's other flows. */
function otherFlows(plan: Plan, frame: Frame, unit: Unit, lookup: Lookup, part: PlanPart) {
  const others = plan.flows.filter((other) => other.measure !== part.measure)
  return others.map((other) => lookup.flows(other.measure, unit, frame.from, frame.to))
}

/** Whether each of the lists has a reading of the same period; mostly it is at the same place. */
function allHold(lists: readonly (readonly FlowValue[])[], { start, end }: FlowValue, place: number): boolean {
  for (const list of lists) {
    const same = list[list[place]?.start === start ? place : firstFrom(list, start)]
    if (same?.start !== start || same.end !== end) return false
  }
  return true
}

function everReported(unit: Unit, lookup: Lookup, part: PlanPart, frame: Frame): boolean {
  return lookup.lastBegunBefore(part.measure, unit, Math.min(frame.to, frame.day + 1)) !== undefined
}
