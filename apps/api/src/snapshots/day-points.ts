import {
  type Day,
  endOfDay,
  type Evaluator,
  NO_POINT,
  periodOf,
  type PointSums,
  type Unit,
  type View,
} from '@ioc/metrics'
import { inSlices } from '../slices.ts'
import { createPointMemo } from './point-memo.ts'

/**
 * Windows of indicators as they ended with days that are over, kept once evaluated: a year's trend is asked for again
 * and again, and a day that is over changes only when something about it or an earlier day comes in.
 */
export interface DayPoints {
  /** One point per day asked for. Days not kept are evaluated in slices, so that nobody waits behind a long trend. */
  of(indicator: string, unit: Unit, days: readonly Day[], signal?: AbortSignal): Promise<PointSums[]>
  /** Forgets what something about `from` can have changed. */
  invalidate(indicator: string, unit: Unit, from: Day): void
  /** Forgets days before one: they are no longer in memory. */
  forget(before: Day): void
  clear(): void
}

export function createDayPoints(deps: {
  readonly evaluator: Evaluator
  readonly utcOffsetMinutes: number
  /** What is known now, as of now. */
  readonly view: () => View
  readonly today: () => Day
}): DayPoints {
  const { evaluator, utcOffsetMinutes } = deps
  const kept = createPointMemo<Day, PointSums>()

  function evaluate(indicator: string, unit: Unit, days: readonly Day[]): Map<Day, PointSums> {
    const view = deps.view()
    // A unit that is no more is asked about as of its last day.
    const last = unit.validTo === null ? view.asOf : Math.min(view.asOf, endOfDay(unit.validTo - 1, utcOffsetMinutes))
    const periods = days.map((day) => periodOf('day', day))
    const points = evaluator.series({ ...view, asOf: last }, indicator, unit.code, periods, 'window')
    return new Map(points.map(({ period, ...point }) => [period.start, point]))
  }

  /** Evaluated and kept in one turn of the event loop: nothing can come in between. */
  function fill(indicator: string, unit: Unit, days: readonly Day[], found: Map<Day, PointSums>): void {
    const today = deps.today()
    for (const [day, point] of evaluate(indicator, unit, days)) {
      found.set(day, point)
      if (day < today) kept.of(unit, indicator).set(day, point)
    }
  }

  return {
    async of(indicator, unit, days, signal) {
      const known = kept.of(unit, indicator)
      const found = new Map<Day, PointSums>()
      const missing: Day[] = []
      for (const day of days) {
        const point = known.get(day)
        if (point) found.set(day, point)
        else missing.push(day)
      }
      await inSlices(missing, (slice) => fill(indicator, unit, slice, found), signal)
      return days.map((day) => found.get(day) ?? NO_POINT)
    },
    invalidate: (indicator, unit, from) => kept.drop(unit, indicator, (day) => day >= from),
    forget: (before) => kept.dropAll((day) => day < before),
    clear: kept.clear,
  }
}
