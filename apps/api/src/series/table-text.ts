import { CSV_BOM, csvLine, type TableSeries } from '@ioc/contract'
import type { Point } from './ask.ts'

/** One series of a table: a point per period. */
export interface TableColumn {
  readonly indicator: string
  readonly unit: string
  readonly periods: readonly string[]
  readonly points: readonly Point[]
}

/** How a table is written down. */
export interface TableText {
  readonly type: string
  readonly series: (column: TableColumn) => string
  readonly whole: (
    series: readonly string[],
    head: { readonly grain: string; readonly periods: readonly string[] },
  ) => string
}

/** `WireTable`. */
export const asJson: TableText = {
  type: 'application/json',
  series({ indicator, unit, periods, points }) {
    const take = (of: keyof Point) => periods.map((_, i) => points[i]?.[of] ?? null)
    const values = { values: take('value'), numerators: take('numerator'), denominators: take('denominator') }
    return JSON.stringify({ indicator, unit, ...values } satisfies TableSeries)
  },
  whole: (series, head) => `${JSON.stringify(head).slice(0, -1)},"series":[${series.join()}]}`,
}

const HEADER = ['indicator', 'unit', 'period', 'value', 'numerator', 'denominator']

/** A row per value; empty where there is none. */
export const asCsv: TableText = {
  type: 'text/csv',
  series({ indicator, unit, periods, points }) {
    const rows = periods.map((period, i) => {
      const { value = null, numerator = null, denominator = null } = points[i] ?? {}
      return csvLine([indicator, unit, period, value, numerator, denominator])
    })
    return rows.join('')
  },
  whole: (series) => `${CSV_BOM}${csvLine(HEADER)}${series.join('')}`,
}
