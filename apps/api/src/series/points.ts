import { type Day, endOfDay, type Instant, type Over, type Period, type PointSums, type Unit } from '@ioc/metrics'
import type { Asking } from '../asking.ts'
import type { AskDeps, Then } from './ask.ts'

export interface PointsDeps extends AskDeps {
  /** What is in memory, from the first day that is whole. */
  readonly snapshotter: {
    /** Windows as they ended with days. */
    readonly dayPoints: (
      indicator: string,
      unit: Unit,
      days: readonly Day[],
      signal?: AbortSignal,
    ) => Promise<PointSums[]>
    /** What was counted in periods. */
    readonly periodPoints: (
      indicator: string,
      unit: Unit,
      periods: readonly Period[],
      asOf: Instant,
      signal?: AbortSignal,
    ) => Promise<PointSums[]>
    heldFrom(): Day
  }
}

/** Indicators of units by period. */
export interface PointsQuestion {
  readonly indicators: readonly string[]
  readonly units: readonly Unit[]
  /** Oldest first; the last may reach past `span.to`. */
  readonly periods: readonly Period[]
  readonly over: Over
  readonly span: { readonly from: Day; readonly to: Day }
  readonly known: Then
  readonly asking: Asking
}

/** One point per period, of one of the indicators and units that were asked for. */
export type PointsOf = (indicator: string, unit: Unit) => Promise<readonly PointSums[]>

/** A trend's first window, or the first week of a period, may begin this long before its first day. */
const WINDOW = 60

/** Up to when the running period of a span is counted. */
export const cutOff = ({ catalogue, now }: AskDeps, { to }: { readonly to: Day }): Instant =>
  Math.min(endOfDay(to, catalogue.utcOffsetMinutes), now())

/** Points from memory where they are about what is known now and recent enough, else from the store. */
export async function openPoints(deps: PointsDeps, question: PointsQuestion): Promise<PointsOf> {
  const { indicators, units, periods, over, span, known, asking } = question
  const isNow = known.knownAt === undefined && known.knownSeq === undefined
  // A period is counted whole, also where it begins before the first day asked about.
  const from = over === 'period' ? Math.min(span.from, periods[0]?.start ?? span.from) : span.from
  const asOf = cutOff(deps, span)
  if (isNow && from - WINDOW >= deps.snapshotter.heldFrom()) {
    if (over === 'period') {
      return (indicator, unit) => deps.snapshotter.periodPoints(indicator, unit, periods, asOf, asking.signal)
    }
    const days = periods.map((period) => Math.min(period.end - 1, span.to))
    return (indicator, unit) => deps.snapshotter.dayPoints(indicator, unit, days, asking.signal)
  }
  const then = { asOf, knownAt: known.knownAt ?? deps.now(), knownSeq: known.knownSeq }
  const codes = units.map(({ code }) => code)
  const found = await deps.archive.points({ indicators, units: codes, periods, over }, then, asking)
  return async (indicator, unit) => found[indicators.indexOf(indicator)]?.[codes.indexOf(unit.code)] ?? []
}
