import { CSV_BOM, csvLine, type TableSeries, type WireTable } from '@ioc/contract'
import { NO_POINT, type PointSums } from '@ioc/metrics'
import type { AboutNumbers } from './about.ts'

/** What a whole table says of itself. */
export type TableHead = Omit<WireTable, 'series' | 'indicators'>

/** One series of a table: a point per period. */
export interface TableColumn {
  readonly indicator: string
  readonly unit: string
  readonly about: AboutNumbers
  readonly points: readonly PointSums[]
}

/** How a table is written down. */
export interface TableText {
  readonly type: string
  readonly series: (column: TableColumn, head: TableHead) => string
  readonly whole: (series: readonly string[], head: TableHead, indicators: WireTable['indicators']) => string
}

/** `WireTable`. */
export const asJson: TableText = {
  type: 'application/json',
  series({ indicator, unit, points }, { periods }) {
    const each = <Of>(of: (point: PointSums) => Of) => periods.map((_, i) => of(points[i] ?? NO_POINT))
    return JSON.stringify({
      indicator,
      unit,
      values: each(({ value }) => value),
      numerators: each(({ numerator }) => numerator),
      denominators: each(({ denominator }) => denominator),
      reported: each(({ coverage }) => coverage.reported),
      implausible: each(({ implausible }) => implausible !== null),
      due: each(({ coverage }) => coverage.due),
      low: each(({ range }) => range?.low ?? null),
      high: each(({ range }) => range?.high ?? null),
      sample: each(({ sample }) => sample),
    } satisfies TableSeries)
  },
  whole: (series, head, indicators) =>
    `${JSON.stringify({ ...head, indicators }).slice(0, -1)},"series":[${series.join()}]}`,
}

const TOLD = ['indicator', 'unit', 'period', 'value', 'numerator', 'denominator', 'reason']
const ABOUT = [
  'over',
  'window',
  'from',
  'to',
  'as_of',
  'known_at',
  'reported',
  'due',
  'coverage_counts',
  'sample',
  'low',
  'high',
]
const COLUMNS = TOLD.concat(ABOUT)

/** A row per value; empty where there is none. */
export const asCsv: TableText = {
  type: 'text/csv',
  series({ indicator, unit, about, points }, { periods, over, asOf, knownAt }) {
    const { window, coverageCounts } = about
    const span = window ? `${window.count} ${window.grain}` : ''
    const stamps = [new Date(asOf).toISOString(), new Date(knownAt).toISOString()]
    const rows = periods.map((period, i) => {
      const { value, numerator, denominator, coverage, range, sample, ...point } = points[i] ?? NO_POINT
      const reason = point.implausible ? 'implausible' : point.reason
      const told = [indicator, unit, period, value, numerator, denominator, reason]
      const days = [over, span, about.from[i] ?? '', about.to[i] ?? '', ...stamps]
      return csvLine([
        ...told,
        ...days,
        coverage.reported,
        coverage.due,
        coverageCounts,
        String(sample),
        range?.low ?? null,
        range?.high ?? null,
      ])
    })
    return rows.join('')
  },
  whole: (series) => `${CSV_BOM}${csvLine(COLUMNS)}${series.join('')}`,
}
