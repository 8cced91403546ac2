import { type Day, endOfDay, type Evaluator, periodOf, type SeriesPoint, type Unit, type View } from '@ioc/metrics'
import { inSlices } from '../slices.ts'

/** An indicator of a unit at the end of one day. */
export type DayPoint = Pick<SeriesPoint, 'value' | 'numerator' | 'denominator'>

/**
 * Indicators at the end of days that are over, kept once evaluated: a year's trend is asked for again and
 * again, and a day that is over changes only when something about it or an earlier day comes in.
 */
export interface DayPoints {
  /** One point per day asked for. Days not kept are evaluated in slices, so that nobody waits behind a long trend. */
  of(indicator: string, unit: Unit, days: readonly Day[], signal?: AbortSignal): Promise<DayPoint[]>
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
  const kept = new Map<Unit, Map<string, Map<Day, DayPoint>>>()

  function pointsOf(unit: Unit, indicator: string): Map<Day, DayPoint> {
    let ofUnit = kept.get(unit)
    if (!ofUnit) kept.set(unit, (ofUnit = new Map()))
    let points = ofUnit.get(indicator)
    if (!points) ofUnit.set(indicator, (points = new Map()))
    return points
  }

  function evaluate(indicator: string, unit: Unit, days: readonly Day[]): Map<Day, DayPoint> {
    const view = deps.view()
    // A unit that is no more is asked about as of its last day.
    const last = unit.validTo === null ? view.asOf : Math.min(view.asOf, endOfDay(unit.validTo - 1, utcOffsetMinutes))
    const periods = days.map((day) => periodOf('day', day))
    const points = evaluator.series({ ...view, asOf: last }, indicator, unit.code, periods)
    return new Map(
      points.map(({ period, value, numerator, denominator }) => [period.start, { value, numerator, denominator }]),
    )
  }

  /** Evaluated and kept in one turn of the event loop: nothing can come in between. */
  function fill(indicator: string, unit: Unit, days: readonly Day[], found: Map<Day, DayPoint>): void {
    const today = deps.today()
    for (const [day, point] of evaluate(indicator, unit, days)) {
      found.set(day, point)
      if (day < today) pointsOf(unit, indicator).set(day, point)
    }
  }

  return {
    async of(indicator, unit, days, signal) {
      const known = pointsOf(unit, indicator)
      const found = new Map<Day, DayPoint>()
      const missing: Day[] = []
      for (const day of days) {
        const point = known.get(day)
        if (point) found.set(day, point)
        else missing.push(day)
      }
      await inSlices(missing, (slice) => fill(indicator, unit, slice, found), signal)
      return days.map((day) => found.get(day) ?? { value: null, numerator: null, denominator: null })
    },
    invalidate(indicator, unit, from) {
      const points = kept.get(unit)?.get(indicator)
      for (const day of points?.keys() ?? []) if (day >= from) points?.delete(day)
    },
    forget(before) {
      for (const ofUnit of kept.values()) {
        for (const points of ofUnit.values()) for (const day of points.keys()) if (day < before) points.delete(day)
      }
    },
    clear: () => kept.clear(),
  }
}
