import type { WireCatalogue, WireTable } from '@ioc/contract'
import { type Indicator, type Instant, parsePeriod, startOfDay } from '@ioc/metrics'
import type { Trend, TrendPoint } from '../../charts/trend.ts'

/** More charts, or more lines in one, than this can nobody tell apart. */
const CHARTS = 4
const LINES = 6

/** One line before it has words. */
export interface CourseLine {
  readonly unit: string
  /** Null where years are not held against each other. */
  readonly year: string | null
  readonly points: readonly TrendPoint[]
}

/** What is drawn of one indicator. */
export interface Course {
  readonly indicator: Indicator
  readonly lines: readonly CourseLine[]
}

/** A table as charts, one per indicator: a line per unit, or per unit and year with the years laid over each other. */
export function coursesOf(
  { periods, series }: WireTable,
  { indicators, utcOffsetMinutes }: WireCatalogue,
  byYear: boolean,
): { readonly courses: readonly Course[]; readonly drawn: number; readonly all: number } {
  const lines = series.flatMap(({ indicator, unit, values }) => {
    const points = periods.map((period, at) => ({ period, value: values[at] ?? null }))
    const years = byYear ? yearsOf(periods) : [null]
    return years.map((year) => ({ indicator, unit, year, points: pointsOf(points, year, yearsOf(periods)) }))
  })
  const byIndicator = [...Map.groupBy(lines, ({ indicator }) => indicator)]
  const courses = byIndicator.slice(0, CHARTS).flatMap(([id, of]) => {
    const indicator = indicators.find((one) => one.id === id)
    return indicator === undefined ? [] : [{ indicator, lines: of.slice(0, LINES) }]
  })
  const drawn = courses.reduce((sum, course) => sum + course.lines.length, 0)
  return { courses, drawn, all: lines.length }

  function pointsOf(
    all: readonly { readonly period: string; readonly value: number | null }[],
    year: string | null,
    years: readonly string[],
  ): TrendPoint[] {
    return all.flatMap(({ period, value }) => {
      if (year !== null && !period.startsWith(year)) return []
      const time = timeOf(year === null ? period : `${years[0]}${period.slice(4)}`, utcOffsetMinutes)
      return time === null ? [] : [{ time, value }]
    })
  }
}

/** The newest first: it is the one spoken of. */
const yearsOf = (periods: readonly string[]) => [...new Set(periods.map((period) => period.slice(0, 4)))].toReversed()

/** The first moment of a period's last day; null for what the year it is laid over does not have, as 29 February. */
function timeOf(written: string, utcOffsetMinutes: number): Instant | null {
  const period = parsePeriod(written)
  return period === undefined ? null : startOfDay(period.end - 1, utcOffsetMinutes)
}

/** Its first and its last value, where it has any. */
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
