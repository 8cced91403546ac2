import type { WireCatalogue, WireTable } from '@ioc/contract'
import { dayOf, type Indicator, type Instant, parsePeriod, startOfDay, type Window } from '@ioc/metrics'
import type { Trend, TrendPoint } from '../../charts/trend.ts'

/** More charts, or more lines in one, than this can nobody tell apart. */
const CHARTS = 6
const LINES = 6

/** One line before it has words. */
export interface CourseLine {
  readonly unit: string
  /** Null where years are not held against each other. */
  readonly year: string | null
  readonly points: readonly TrendPoint[]
}

/** What one chart shows. */
export interface Course {
  readonly key: string
  readonly indicator: Indicator
  /** What a point is summed over, where that is not its period. */
  readonly window: Window | null
  /** The one unit it is of; null where every line has its own. */
  readonly unit: string | null
  readonly lines: readonly CourseLine[]
}

/** What is drawn of a table, and how many of its lines that is. */
export interface Courses {
  readonly courses: readonly Course[]
  readonly drawn: number
  readonly all: number
}

/** A table as charts: one per indicator with a line per unit; or one per indicator and unit with its years laid over each other. */
export function coursesOf(table: WireTable, catalogue: WireCatalogue, byYear: boolean): Courses {
  const whole = byYear ? yearCourses(table, catalogue) : unitCourses(table, catalogue)
  const courses = whole.slice(0, CHARTS).map((course) => ({ ...course, lines: course.lines.slice(0, LINES) }))
  return { courses, drawn: linesOf(courses), all: linesOf(whole) }
}

const linesOf = (courses: readonly Course[]) => courses.reduce((sum, { lines }) => sum + lines.length, 0)

function unitCourses(table: WireTable, { indicators, utcOffsetMinutes }: WireCatalogue): Course[] {
  const { periods, series, asOf } = table
  const times = periods.map((period) => timeOf(period, asOf, utcOffsetMinutes))
  return [...Map.groupBy(series, ({ indicator }) => indicator)].flatMap(([id, of]) => {
    const indicator = indicators.find((one) => one.id === id)
    if (indicator === undefined) return []
    const lines = of.map(({ unit, values }) => ({ unit, year: null, points: pointsOf(times, values) }))
    return [
      { key: id, indicator, window: windowOf(table, id), unit: of.length === 1 ? (of[0]?.unit ?? null) : null, lines },
    ]
  })
}

function yearCourses(table: WireTable, { indicators, utcOffsetMinutes }: WireCatalogue): Course[] {
  const { periods, series } = table
  // The newest first: it is the one spoken of, and the others are laid over its days.
  const years = [...new Set(periods.map(yearOf))].toReversed()
  const times = periods.map((period) =>
    timeOf(`${years[0]}${period.slice(4)}`, Number.POSITIVE_INFINITY, utcOffsetMinutes),
  )
  return series.flatMap(({ indicator: id, unit, values }) => {
    const indicator = indicators.find((one) => one.id === id)
    if (indicator === undefined) return []
    const lines = years.map((year) => {
      const own = times.map((time, at) => (yearOf(periods[at] ?? '') === year ? time : null))
      return { unit, year, points: pointsOf(own, values) }
    })
    return [{ key: `${id} ${unit}`, indicator, window: windowOf(table, id), unit, lines }]
  })
}

const windowOf = ({ indicators }: WireTable, id: string) =>
  indicators.find(({ indicator }) => indicator === id)?.window ?? null

const yearOf = (period: string) => period.slice(0, 4)

const pointsOf = (times: readonly (Instant | null)[], values: readonly (number | null)[]): TrendPoint[] =>
  times.flatMap((time, at) => (time === null ? [] : [{ time, value: values[at] ?? null }]))

/** The first moment of a period's last day, or of the last one counted; null for what the year it is laid over does not have, as 29 February. */
function timeOf(written: string, asOf: Instant, utcOffsetMinutes: number): Instant | null {
  const period = parsePeriod(written)
  return period === undefined
    ? null
    : startOfDay(Math.min(period.end - 1, dayOf(asOf, utcOffsetMinutes)), utcOffsetMinutes)
}

/** Its first and its last value; null where it has none. */
export function endsOf({ points }: CourseLine): { readonly first: number; readonly last: number } | null {
  const values = points.flatMap(({ value }) => (value === null ? [] : [value]))
  const [first] = values
  const last = values.at(-1)
  return first === undefined || last === undefined ? null : { first, last }
}

/** As a chart takes it, each line with its words at its end. */
export const trendOf = ({ lines }: Course, label: (line: CourseLine) => string): Trend => ({
  lines: lines.map((line) => ({ points: line.points, label: label(line) })),
  target: null,
  marks: [],
})
