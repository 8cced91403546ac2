import type { Frame } from './frame.ts'
import { firstFrom, type Lookup } from './lookup.ts'
import type { Plan, PlanTerm } from './plan.ts'
import { type Asked, divide, type RollUp } from './roll-up.ts'
import type { Unit } from './unit.ts'

/**
 * What a share could be once the units left out report (the missing, and those whose parts break a rule): none of their last known denominators, or all
 * of them. Null where none are missing, for anything but a share, or where a denominator was never known.
 */
export function rangeOf(
  plan: Plan,
  frame: Frame,
  rollUp: RollUp,
  lookup: Lookup,
): { low: number; high: number } | null {
  const { indicator } = plan
  const { sums, value } = rollUp
  const out = [...rollUp.missing, ...rollUp.excluded]
  if (value === null || out.length === 0) return null
  if (indicator.kind !== 'ratio' || indicator.scale !== 100 || value > 100 || value < 0) return null
  let unheard = 0
  for (const asked of out) {
    const denominator = lastDenominator(frame, asked, lookup)
    if (denominator === null) return null
    unheard += denominator
  }
  const denominator = sums.denominator + unheard
  // All of a denominator counts as many, brought from its side's scale to the numerator's.
  const all = (unheard * plan.unscale.numerator) / plan.unscale.denominator
  const low = divide(plan, { numerator: sums.numerator, denominator })
  const high = divide(plan, { numerator: sums.numerator + all, denominator })
  return low === null || high === null ? null : { low, high }
}

function lastDenominator(frame: Frame, asked: Asked, lookup: Lookup): number | null {
  let sum = 0
  for (const term of asked.terms) {
    if (term.side !== 'denominator') continue
    const known = lastKnown(frame, asked.unit, term, lookup)
    if (known === null) return null
    sum += term.factor * known
  }
  return Math.max(0, sum)
}

function lastKnown(frame: Frame, unit: Unit, term: PlanTerm, lookup: Lookup): number | null {
  if (term.measure.kind === 'stock') return lookup.stock(term.measure, unit, frame.asOf)?.value ?? null
  const required = frame.required[term.index] ?? []
  if (required.length === 0) return null
  let sum = 0
  for (const period of required) {
    const value = lookup.lastBegunBefore(term.measure, unit, period.end)?.value
    if (value === undefined) return firstKnown(frame, unit, term, lookup)
    sum += value
  }
  return sum
}

/** A unit whose first reading lies inside the window is taken to have counted alike before. */
function firstKnown(frame: Frame, unit: Unit, term: PlanTerm, lookup: Lookup): number | null {
  const list = lookup.flows(term.measure, unit, frame.from, frame.to)
  const first = list[firstFrom(list, frame.from)]
  if (!first || first.end > frame.to) return null
  return first.value * (frame.required[term.index]?.length ?? 0)
}
