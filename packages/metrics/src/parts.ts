import type { Kit } from './evaluator-kit.ts'
import type { Indicator } from './indicator.ts'
import { createLookup } from './lookup.ts'
import type { Measure } from './measure.ts'
import type { PlanTerm, Side } from './plan.ts'
import type { FlowValue, Reading, StockValue } from './reading.ts'
import type { View } from './view.ts'
import type { Unit, UnitKey } from './unit.ts'
import type { UnitTree } from './unit-tree.ts'
import { sumUnit } from './unit-sums.ts'

/** A reading by what names it. */
export interface UsedReading {
  readonly unit: UnitKey
  readonly when: Reading['when']
  /** As it was reported: an integer of 10^-decimals. */
  readonly value: number
}

/** One summand of a formula, with its sum in the measure's own terms and every reading in it. */
export interface Part {
  readonly role: Side
  readonly measure: Measure
  readonly sign: 1 | -1
  /** Null where no unit that counts has the part. */
  readonly sum: number | null
  readonly readings: readonly UsedReading[]
}

/**
 * The summands of an indicator for a unit: what `cell` adds up, and nothing else. A unit with a gap or with
 * parts that break a rule is left out, as it is there. None for an index (its items are indicators of their own) or where a part is
 * not collected under the unit.
 */
export function partsOf(kit: Kit, view: View, indicator: Indicator, unit: Unit): Part[] {
  if (indicator.kind === 'index') return []
  const plan = kit.planFor(indicator)
  const frame = kit.frameFor(plan, view.asOf, 'now')
  const asking = kit.askingFor(plan, unit)(frame.day)
  if (!asking) return []
  const lookup = createLookup(view.readings, kit.tree, 0)
  const used = new Map<PlanTerm, { sum: number; readings: UsedReading[] }>()
  for (const asked of asking.asked) {
    const heard: [PlanTerm, StockValue | FlowValue][] = []
    const { gap, implausible } = sumUnit(
      plan,
      frame,
      asked.unit,
      lookup,
      asked.terms,
      (term, value) => void heard.push([term, value]),
    )
    if (gap !== null || (implausible && !asking.own)) continue
    for (const [term, value] of heard) {
      const part = used.get(term) ?? { sum: 0, readings: [] }
      part.sum += value.value
      part.readings.push(...sourcesOf(kit.tree, view, term.measure, asked.unit, value))
      used.set(term, part)
    }
  }
  return plan.terms.map((term) => {
    const { side: role, measure, sign } = term
    const part = used.get(term)
    return { role, measure, sign, sum: part ? part.sum / 10 ** measure.decimals : null, readings: part?.readings ?? [] }
  })
}

/** The readings behind one value: its own, or, before a unit began, those of the units it was made from. */
function sourcesOf(
  tree: UnitTree,
  view: View,
  measure: Measure,
  unit: Unit,
  value: StockValue | FlowValue,
): UsedReading[] {
  const own = ownReading(view, measure, tree.keyOf(unit), value)
  return own ? [own] : tree.predecessors(unit).flatMap((member) => sourcesOf(tree, view, measure, member, value))
}

function ownReading(
  view: View,
  measure: Measure,
  unit: UnitKey,
  value: StockValue | FlowValue,
): UsedReading | undefined {
  const { readings, asOf } = view
  if ('at' in value) {
    const found = readings.stockAt(measure.id, unit, asOf)
    return found && { unit, when: { at: found.at }, value: found.value }
  }
  const [found] = readings.flowsWithin(measure.id, unit, value.start, value.end)
  if (found?.start !== value.start) return undefined
  return { unit, when: { start: found.start, end: found.end }, value: found.value }
}
