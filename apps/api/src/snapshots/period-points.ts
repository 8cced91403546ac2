import {
  type Day,
  dayOf,
  type Evaluator,
  type Instant,
  NO_POINT,
  type Period,
  type PointSums,
  type Unit,
  type View,
} from '@ioc/metrics'
import { inSlices } from '../slices.ts'
import { createPointMemo } from './point-memo.ts'

/**
 * What was counted in periods, kept once everything in them has been due: from then on a period changes only when
 * something about it comes in.
 */
export interface PeriodPoints {
  /** One point per period, the running one up to `asOf`. */
  of(
    indicator: string,
    unit: Unit,
    periods: readonly Period[],
    asOf: Instant,
    signal?: AbortSignal,
  ): Promise<PointSums[]>
  /** Forgets what something about `from` can have changed. */
  invalidate(indicator: string, unit: Unit, from: Day): void
  /** Forgets periods that began before a day: they are no longer in memory. */
  forget(before: Day): void
  clear(): void
}

/** A reading is due at most this long after its period. */
const LAG = 62

const nameOf = ({ grain, start }: Period) => `${grain} ${start}`

export function createPeriodPoints(deps: {
  readonly evaluator: Evaluator
  readonly utcOffsetMinutes: number
  /** What is known now. */
  readonly view: () => View
}): PeriodPoints {
  const { evaluator, utcOffsetMinutes, view } = deps
  const kept = createPointMemo<string, { readonly period: Period; readonly point: PointSums }>()

  /** Evaluated and kept in one turn of the event loop: nothing can come in between. */
  function fill(
    indicator: string,
    unit: Unit,
    periods: readonly Period[],
    asOf: Instant,
    found: Map<string, PointSums>,
  ) {
    const settled = dayOf(asOf, utcOffsetMinutes) - LAG
    const points = evaluator.series({ ...view(), asOf }, indicator, unit.code, periods, 'period')
    for (const { period, ...point } of points) {
      found.set(nameOf(period), point)
      if (period.end <= settled) kept.of(unit, indicator).set(nameOf(period), { period, point })
    }
  }

  return {
    async of(indicator, unit, periods, asOf, signal) {
      const settled = dayOf(asOf, utcOffsetMinutes) - LAG
      const known = kept.of(unit, indicator)
      const found = new Map<string, PointSums>()
      const missing = periods.filter((period) => {
        const one = period.end <= settled ? known.get(nameOf(period)) : undefined
        if (one) found.set(nameOf(period), one.point)
        return one === undefined
      })
      await inSlices(missing, (slice) => fill(indicator, unit, slice, asOf, found), signal)
      return periods.map((period) => found.get(nameOf(period)) ?? NO_POINT)
    },
    // A week may begin before the period that it belongs to.
    invalidate: (indicator, unit, from) => kept.drop(unit, indicator, (_name, { period }) => period.end > from),
    forget: (before) => kept.dropAll((_name, { period }) => period.start < before),
    clear: kept.clear,
  }
}
