import { cellOf } from './cell.ts'
import type { Kit } from './evaluator-kit.ts'
import { createFindings } from './findings.ts'
import type { Indicator } from './indicator.ts'
import { wholeScore } from './index-score.ts'
import { createLookup } from './lookup.ts'
import { paceOf } from './pace.ts'
import { dayOf } from './period.ts'
import { sinceOf } from './since.ts'
import { type Cell, TREND_DAYS } from './snapshot.ts'
import { statusWithin } from './status.ts'
import type { TrendPoint, TrendPoints } from './trend-memo.ts'
import type { Unit } from './unit.ts'
import { createPoints, type PointOf } from './points.ts'
import { createValues } from './values.ts'
import type { View } from './view.ts'

/** Everything computed for one view; what several cells share is computed once. */
export interface Session {
  cell(indicator: Indicator, unit: Unit): Cell
  /** The same without its trend: of the days before only those are evaluated on which the rest of it hangs. */
  cellOfChild(indicator: Indicator, unit: Unit): Cell
  readonly point: PointOf
  /** No cell of it is asked for any more. */
  letGo(indicator: Indicator): void
}

const NO_TREND: readonly null[] = []

/** `margin`: how many days before the window readings are fetched along, for trends not in the memo. */
export function createSession(kit: Kit, view: View, memo: TrendPoints, margin: number): Session {
  const offset = kit.catalogue.utcOffsetMinutes
  const lookup = createLookup(view.readings, kit.tree, margin)
  const values = createValues(kit, lookup, memo)
  const findingOf = createFindings(kit, lookup, values, view.asOf)
  const today = dayOf(view.asOf, offset)

  const cell = (indicator: Indicator, unit: Unit, withTrend: boolean): Cell => {
    const finding = findingOf(indicator, unit)
    const target = values.targetOf(indicator, unit)(view.asOf)
    const range = indicator.kind === 'index' ? finding.range : null
    // Shown as it is; to every judgement it is no value.
    const believed = finding.implausible ? null : finding.value
    const status =
      finding.implausible && finding.value !== null ? null : statusWithin(indicator, finding.value, range, target.value)
    const past = finding.reason === 'not-collected-here' ? 0 : TREND_DAYS - 1
    const known: TrendPoint[] = [{ value: wholeScore({ value: believed, range }), status }]
    const pointOn = values.pointsOf(indicator, unit)
    const ago = (days: number) => (known[days] ??= pointOn(today - days))
    return cellOf(indicator, unit, finding, {
      status,
      ...sinceOf((days) => ago(days).status, past, today, finding.freshness.newest, offset),
      target: target.value,
      targetDue: target.due,
      pace: paceOf(indicator, (days) => ago(days).value, target.value, target.due, today),
      trend: withTrend ? Array.from({ length: past + 1 }, (_, i) => ago(past - i).value) : NO_TREND,
    })
  }

  return {
    cell: (indicator, unit) => cell(indicator, unit, true),
    cellOfChild: (indicator, unit) => cell(indicator, unit, false),
    point: createPoints(kit, view, lookup, values),
    letGo: values.letGo,
  }
}
