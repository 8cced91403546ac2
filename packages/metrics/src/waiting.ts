import { spanOf } from './counts-from.ts'
import type { Kit } from './evaluator-kit.ts'
import type { Indicator } from './indicator.ts'
import type { Measure } from './measure.ts'
import { type Instant, type Period, periodOf } from './period.ts'
import type { View } from './view.ts'
import type { Unit, UnitKey } from './unit.ts'

/** A reading that is known and not counted yet, in the measure's own terms. */
export interface Waiting {
  readonly measure: Measure
  readonly unit: UnitKey
  readonly period: Period
  readonly value: number
  /** From when on it counts. */
  readonly from: Instant
}

/** Days looked ahead: no period that may be reported is longer. */
const AHEAD = 366

/** Readings of a formula's flows whose periods its window has not reached, in the formula's order. None for an index. */
export function waitingOf(kit: Kit, view: View, indicator: Indicator, unit: Unit): Waiting[] {
  if (indicator.kind === 'index') return []
  const plan = kit.planFor(indicator)
  const { to, day } = kit.frameFor(plan, view.asOf, 'now')
  const asked = kit.askingFor(plan, unit)(day)?.asked ?? []
  return [...new Set(plan.flows.map(({ measure }) => measure))].flatMap((measure) =>
    asked.flatMap(({ unit: collector, terms }) => {
      if (measure.grain === null || !terms.some((term) => term.measure === measure)) return []
      const { grain, decimals } = measure
      const key = kit.tree.keyOf(collector)
      return view.readings.flowsWithin(measure.id, key, to, day + AHEAD).flatMap(({ start, value }): Waiting[] => {
        const period = periodOf(grain, start)
        const from = spanOf(plan, kit.schedule, period)?.from
        if (from === undefined || from <= view.asOf) return []
        return [{ measure, unit: key, period, value: value / 10 ** decimals, from }]
      })
    }),
  )
}
