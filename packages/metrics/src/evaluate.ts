import type { Catalogue } from './catalogue.ts'
import { createKit } from './evaluator-kit.ts'
import type { Indicator } from './indicator.ts'
import { type Part, partsOf } from './parts.ts'
import { dayOf, type Instant, type Period } from './period.ts'
import type { Over } from './period-frame.ts'
import type { PointSums } from './points.ts'
import { type Days, daysOf } from './point-days.ts'
import type { Readings } from './reading.ts'
import { createSession, type Session } from './session.ts'
import type { View } from './view.ts'
import { type Cell, type Snapshot, TREND_DAYS } from './snapshot.ts'
import { NO_MEMO, type TrendMemo } from './trend-memo.ts'
import type { Unit } from './unit.ts'
import type { UnitTree } from './unit-tree.ts'
import { type Waiting, waitingOf } from './waiting.ts'

/** One point of a series: of a period, or of the window that ends with it; up to `asOf` where that comes first. */
export interface SeriesPoint extends PointSums {
  readonly period: Period
}

/** Cells of a catalogue from readings: a pure function of what it is handed, with what several calls share kept inside. */
export interface Evaluator {
  readonly tree: UnitTree
  /** One cell with its trend; undefined for an unknown indicator or a unit that does not exist on the day. */
  cell(view: View, indicator: string, unit: string, memo?: TrendMemo): Cell | undefined
  /** Cells of chosen indicators and units, in the order given; what is unknown is left out. */
  cells(view: View, wanted: readonly { indicator: string; unit: string }[], memo?: TrendMemo): Cell[]
  /** All cells of a scope: the unit itself first, then its children in code order, without their trends. */
  snapshot(view: View, scope: string, memo?: TrendMemo): Snapshot
  /** The indicator of each period, or of its window as each ends; periods that begin after `asOf` are left out. */
  series(view: View, indicator: string, unit: string, periods: readonly Period[], over: Over): SeriesPoint[]
  /** The first and the last day that an indicator's number of a period speaks of. */
  days(indicator: string, period: Period, over: Over, asOf: Instant): Days
  /** The indicator taken apart: the summands `cell` adds up, with every reading in them. */
  parts(view: View, indicator: string, unit: string): Part[]
  /** Readings of its flows that are known and count only later. */
  waiting(view: View, indicator: string, unit: string): Waiting[]
}

/** An evaluator for one catalogue. `tree` may be handed in where one was made already. */
export function createEvaluator(deps: { readonly catalogue: Catalogue; readonly tree?: UnitTree }): Evaluator {
  const { catalogue } = deps
  const kit = createKit(catalogue, deps.tree)
  const { tree } = kit
  const offset = catalogue.utcOffsetMinutes
  const indicators = [...catalogue.indicators.values()]
  // An index sums its items, which are then there when they are asked for themselves.
  const indicesFirst = indicators.toSorted((a, b) => Number(b.kind === 'index') - Number(a.kind === 'index'))
  const unitAt = (code: string, asOf: Instant) => tree.at(code, dayOf(asOf, offset))
  const open = (view: View, memo: TrendMemo | undefined): Session =>
    createSession(kit, view, memo ?? NO_MEMO, memo ? 0 : TREND_DAYS)

  const cells: Evaluator['cells'] = (view, wanted, memo) => {
    const session = open(view, memo)
    return wanted.flatMap((one) => {
      const indicator = catalogue.indicators.get(one.indicator)
      const unit = unitAt(one.unit, view.asOf)
      return indicator && unit ? [session.cell(indicator, unit)] : []
    })
  }

  return {
    tree,
    cells,
    cell: (view, indicator, unit, memo) => cells(view, [{ indicator, unit }], memo)[0],
    snapshot(view, scope, memo) {
      const session = open(view, memo)
      const root = unitAt(scope, view.asOf)
      const children = root ? tree.children(scope, dayOf(view.asOf, offset)) : []
      const units = root ? [root, ...children] : []
      const cellsOf = new Map<Indicator, readonly Cell[]>()
      // One indicator after the other, so that the sums of one are let go of before the next is summed.
      for (const indicator of indicesFirst) {
        const cellOf = (unit: Unit) =>
          unit === root ? session.cell(indicator, unit) : session.cellOfChild(indicator, unit)
        cellsOf.set(indicator, units.map(cellOf))
        session.letGo(indicator)
      }
      const cells = units.flatMap((_, i) => indicators.flatMap((indicator) => cellsOf.get(indicator)?.[i] ?? []))
      return { scope, asOf: view.asOf, knownAt: view.knownAt, cells }
    },
    parts(view, indicator, unitCode) {
      const definition = catalogue.indicators.get(indicator)
      const unit = unitAt(unitCode, view.asOf)
      return definition && unit ? partsOf(kit, view, definition, unit) : []
    },
    days: (indicator, period, over, asOf) => daysOf(kit, catalogue.indicators.get(indicator), period, over, asOf),
    waiting(view, indicator, unitCode) {
      const definition = catalogue.indicators.get(indicator)
      const unit = unitAt(unitCode, view.asOf)
      return definition && unit ? waitingOf(kit, view, definition, unit) : []
    },
    series(view, indicator, unitCode, periods, over) {
      const definition = catalogue.indicators.get(indicator)
      const unit = unitAt(unitCode, view.asOf)
      if (!definition || !unit) return []
      const days = periods.length > 0 ? (periods.at(-1)?.end ?? 0) - (periods[0]?.start ?? 0) : 0
      const session = createSession(kit, view, NO_MEMO, days)
      const today = dayOf(view.asOf, offset)
      return periods
        .filter((period) => period.start <= today)
        .map((period) => ({ period, ...session.point(definition, unit, period, over) }))
    },
  }
}

/** What `takeSnapshot` and `evaluateCell` are handed. */
export interface Evaluation {
  readonly catalogue: Catalogue
  readonly tree?: UnitTree
  readonly readings: Readings
  readonly asOf: Instant
  readonly knownAt: Instant
  readonly memo?: TrendMemo
}

/** All cells of a scope, from scratch. Whoever takes many keeps a `createEvaluator` instead. */
export function takeSnapshot(evaluation: Evaluation & { readonly scope: string }): Snapshot {
  return createEvaluator(evaluation).snapshot(evaluation, evaluation.scope, evaluation.memo)
}

/** One cell with its trend, from scratch; undefined for an unknown indicator or unit. */
export function evaluateCell(evaluation: Evaluation, indicator: string, unit: string): Cell | undefined {
  return createEvaluator(evaluation).cell(evaluation, indicator, unit, evaluation.memo)
}
