import { type Day, endOfDay, type Period, type Unit } from '@ioc/metrics'
import type { Asking } from '../asking.ts'
import type { AskDeps, Point, Then } from './ask.ts'

export interface PointsDeps extends AskDeps {
  /** What is in memory: points by day, from the first day that is whole. */
  readonly snapshotter: {
    readonly dayPoints: (indicator: string, unit: Unit, days: readonly Day[], signal?: AbortSignal) => Promise<Point[]>
    heldFrom(): Day
  }
}

/** Indicators of units at the end of periods. */
export interface PointsQuestion {
  readonly indicators: readonly string[]
  readonly units: readonly Unit[]
  /** Oldest first; the last may reach past `span.to`. */
  readonly periods: readonly Period[]
  readonly span: { readonly from: Day; readonly to: Day }
  readonly known: Then
  readonly asking: Asking
}

/** One point per period, of one of the indicators and units that were asked for. */
export type PointsOf = (indicator: string, unit: Unit) => Promise<readonly Point[]>

/** A trend's first window may begin this long before its first day. */
const WINDOW = 60

/** Points from memory where they are about what is known now and recent enough, else from the store. */
export async function openPoints(deps: PointsDeps, question: PointsQuestion): Promise<PointsOf> {
  const { indicators, units, periods, span, known, asking } = question
  const isNow = known.knownAt === undefined && known.knownSeq === undefined
  if (isNow && span.from - WINDOW >= deps.snapshotter.heldFrom()) {
    const days = periods.map((period) => Math.min(period.end - 1, span.to))
    return (indicator, unit) => deps.snapshotter.dayPoints(indicator, unit, days, asking.signal)
  }
  const asOf = Math.min(endOfDay(span.to, deps.catalogue.utcOffsetMinutes), deps.now())
  const then = { asOf, knownAt: known.knownAt ?? deps.now(), knownSeq: known.knownSeq }
  const codes = units.map(({ code }) => code)
  const found = await deps.archive.points({ indicators, units: codes, periods }, then, asking)
  return async (indicator, unit) => found[indicators.indexOf(indicator)]?.[codes.indexOf(unit.code)] ?? []
}
