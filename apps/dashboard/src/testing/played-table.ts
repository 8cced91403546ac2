import type { WireSeries, WireTable } from '@ioc/contract'
import { formatDay, parsePeriod } from '@ioc/metrics'
import { NOW } from './played.ts'

type Series = WireTable['series'][number]

/** A table with all that a server says of it, where a test tells only its numbers: nothing missing, nothing generated. */
export function playedTable(
  told: Pick<WireTable, 'grain' | 'periods'> & {
    readonly series: readonly (Partial<Series> & Pick<Series, 'indicator' | 'unit' | 'values'>)[]
  },
  more: Partial<WireTable> = {},
): WireTable {
  const all = <Of>(of: Of) => told.periods.map(() => of)
  const days = told.periods.map((written) => parsePeriod(written) ?? { start: 0, end: 1 })
  const ids = [...new Set(told.series.map(({ indicator }) => indicator))]
  return {
    grain: told.grain,
    over: 'period',
    asOf: NOW,
    knownAt: NOW,
    periods: told.periods,
    indicators: ids.map((indicator) => ({
      indicator,
      window: null,
      coverageCounts: 'reports',
      from: days.map(({ start }) => formatDay(start)),
      to: days.map(({ end }) => formatDay(end - 1)),
    })),
    series: told.series.map((one) => ({
      numerators: all(null),
      denominators: all(null),
      reported: all(1),
      due: all(1),
      implausible: all(false),
      low: all(null),
      high: all(null),
      sample: all(false),
      ...one,
    })),
    ...more,
  }
}

/** A point of a series, nothing of it missing or generated. */
export function playedPoint(
  told: Partial<WireSeries['points'][number]> & Pick<WireSeries['points'][number], 'period' | 'value'>,
): WireSeries['points'][number] {
  const { start, end } = parsePeriod(told.period) ?? { start: 0, end: 1 }
  return {
    from: formatDay(start),
    to: formatDay(end - 1),
    reason: told.value === null ? 'incomplete' : null,
    numerator: null,
    denominator: null,
    implausible: null,
    coverage: { reported: 1, due: 1, missing: [], excluded: [] },
    range: null,
    sample: false,
    ...told,
  }
}
