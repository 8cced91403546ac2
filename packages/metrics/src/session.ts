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
  readonly point: PointOf
}

/** `margin`: how many days before the window readings are fetched along, for trends not in the memo. */
export function createSession(kit: Kit, view: View, memo: TrendPoints, margin: number): Session {
  const offset = kit.catalogue.utcOffsetMinutes
  const lookup = createLookup(view.readings, kit.tree, margin)
  const values = createValues(kit, lookup, memo)
  const findingOf = createFindings(kit, lookup, values, view.asOf)
  const today = dayOf(view.asOf, offset)

  const pastOf = (indicator: Indicator, unit: Unit): TrendPoint[] => {
    const points: TrendPoint[] = []
    for (let day = today - TREND_DAYS + 1; day < today; day++) points.push(values.pointOn(indicator, unit, day))
    return points
  }

  const cell = (indicator: Indicator, unit: Unit): Cell => {
    const finding = findingOf(indicator, unit)
    const target = values.targetAt(indicator, unit, view.asOf)
    const range = indicator.kind === 'index' ? finding.range : null
    // Shown as it is; to every judgement it is no value.
    const believed = finding.implausible ? null : finding.value
    const status =
      finding.implausible && finding.value !== null ? null : statusWithin(indicator, finding.value, range, target.value)
    const past = finding.reason === 'not-collected-here' ? [] : pastOf(indicator, unit)
    const trend = past.map((point) => point.value).concat(wholeScore({ value: believed, range }))
    const statuses = past.map((point) => point.status).concat(status)
    return cellOf(indicator, unit, finding, {
      status,
      ...sinceOf(statuses, today, finding.freshness.newest, offset),
      target: target.value,
      targetDue: target.due,
      pace: paceOf(indicator, trend, target.value, target.due, today),
      trend,
    })
  }

  return { cell, point: createPoints(kit, view, lookup, values) }
}
