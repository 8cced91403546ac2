import type { Annotation, WireRevision, WireSeries } from '@ioc/contract'
import {
  type Cell,
  type Day,
  dayOf,
  formatPeriod,
  type Grain,
  type Indicator,
  type Instant,
  parseDay,
  parsePeriod,
  periodOf,
  shiftYears,
  startOfDay,
  targetFor,
} from '@ioc/metrics'
import type { TrendMark, TrendPoint } from '../../charts/trend.ts'

const DAY = 86_400_000

/** A value of a period, with the day that it stands at: the period's last, or the last that is shown. */
export interface PeriodPoint {
  /** As on the wire: `2026-W48`. */
  readonly period: string
  readonly day: Day
  readonly value: number | null
  readonly numerator: number | null
  readonly denominator: number | null
  /** What an index can be of which only a part is known, and so has no value. */
  readonly range: Cell['range']
  /** Of what was due for it, how much came. */
  readonly coverage: { readonly reported: number; readonly due: number }
  /** The last day it speaks of, as on the wire. */
  readonly to: string
}

/** The points of a series, none of them later than `last`. */
export function periodPoints({ points }: Pick<WireSeries, 'points'>, last: Day): PeriodPoint[] {
  return points.flatMap((point) => {
    const period = parsePeriod(point.period)
    return period === undefined ? [] : [{ ...point, day: Math.min(period.end - 1, last) }]
  })
}

/** The year before, laid over this one: every point moved to the same date a year later. */
export const aYearLater = (points: readonly PeriodPoint[]): PeriodPoint[] =>
  points.map((point) => ({ ...point, day: shiftYears(point.day, 1) }))

/** Of points moved a year, in order, the one that stands where another does: the same date, or of weeks the nearest. */
export function besideIt(moved: readonly PeriodPoint[], { day }: PeriodPoint, grain: Grain): PeriodPoint | undefined {
  const within = grain === 'day' ? 0 : grain === 'week' ? 3 : 10
  const after = firstFrom(moved, day)
  const [one, other] = [moved[after - 1], moved[after]]
  const far = (point: PeriodPoint | undefined) => Math.abs((point?.day ?? Number.POSITIVE_INFINITY) - day)
  const nearest = far(one) <= far(other) ? one : other
  return far(nearest) <= within ? nearest : undefined
}

/** The place of the first point of a day or later: three years have a thousand days, and each asks for its own. */
function firstFrom(points: readonly PeriodPoint[], day: Day): number {
  let [low, high] = [0, points.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if ((points[middle]?.day ?? day) < day) low = middle + 1
    else high = middle
  }
  return low
}

/** As a chart takes them. */
export const chartPoints = (points: readonly Pick<PeriodPoint, 'day' | 'value'>[], offset: number): TrendPoint[] =>
  points.map(({ day, value }) => ({ time: startOfDay(day, offset), value }))

/**
 * What each point was to reach on its day: the target that had begun for the unit, or the year before where the
 * target is that. Null where there was none.
 */
export function targetAt(
  indicator: Indicator,
  unit: string,
  { day }: PeriodPoint,
  before: PeriodPoint | undefined,
): number | null {
  const target = targetFor(indicator, unit, day)
  if (target === undefined) return null
  return target.value === 'same-period-last-year' ? (before?.value ?? null) : target.value
}

/**
 * From the last value straight to the target on its day; where that lies further off than a quarter of what is
 * shown, only as far as that quarter. Null where there is no dated target left to reach.
 */
export function paceLine(
  points: readonly PeriodPoint[],
  { pace, target, targetDue }: Pick<Cell, 'pace' | 'target' | 'targetDue'>,
): { readonly day: Day; readonly value: number }[] | null {
  const first = points[0]
  const last = points.findLast(({ value }) => value !== null)
  if (first === undefined || last === undefined || last.value === null) return null
  if (pace?.needed == null || target === null || targetDue === null || targetDue <= last.day) return null
  const room = Math.max(7, Math.round((last.day - first.day) / 4))
  const end = Math.min(targetDue, last.day + room)
  const part = (end - last.day) / (targetDue - last.day)
  return [
    { day: last.day, value: last.value },
    { day: end, value: last.value + (target - last.value) * part },
  ]
}

/** More marks than these bear no words: they would lie on each other, and the list below has them all. */
const WORDED = 4

/** Where something shown was corrected, once per period; `label` says how many. */
export function revisionMarks(
  revisions: readonly Pick<WireRevision, 'day'>[],
  points: readonly PeriodPoint[],
  grain: Grain,
  offset: number,
  label: (count: number) => string,
): TrendMark[] {
  const shown = new Map(points.map((point) => [point.period, point]))
  const counts = new Map<string, number>()
  for (const { day: text } of revisions) {
    const day = parseDay(text)
    const period = day === undefined ? '' : formatPeriod(periodOf(grain, day))
    if (shown.has(period)) counts.set(period, (counts.get(period) ?? 0) + 1)
  }
  return [...counts].map(([period, count]) => ({
    time: startOfDay(shown.get(period)?.day ?? 0, offset),
    until: null,
    label: counts.size <= WORDED ? label(count) : '',
  }))
}

/** Remarks as stretches of the days shown; a chart has room for the beginning of one. */
export function annotationMarks(
  annotations: readonly Pick<Annotation, 'from' | 'to' | 'text'>[],
  points: readonly PeriodPoint[],
  offset: number,
): TrendMark[] {
  const first = points[0]?.day
  const last = points.at(-1)?.day
  if (first === undefined || last === undefined) return []
  return annotations.flatMap(({ from, to, text }) => {
    const [begin = last + 1, end = first - 1] = [parseDay(from), parseDay(to)]
    if (begin > last || end < first) return []
    const time = startOfDay(Math.max(begin, first), offset)
    const until = Math.min(startOfDay(Math.min(end, last), offset) + DAY, startOfDay(last, offset))
    // At the right edge a stretch would have no width; it then ends where the picture does.
    return [{ time: Math.min(time, until - DAY / 2), until, label: annotations.length <= WORDED ? begun(text) : '' }]
  })
}

const LETTERS = 22
const begun = (text: string) => (text.length <= LETTERS ? text : `${text.slice(0, LETTERS - 1).trimEnd()}…`)

/** The days between which a series a year before is asked for. */
export const yearBefore = (from: Day, to: Day) => ({ from: shiftYears(from, -1), to: shiftYears(to, -1) })

/** The last day that is shown of a time. */
export const lastDay = (to: Day, asOf: Instant, offset: number): Day => Math.min(to, dayOf(asOf, offset))
