import type { WireTable } from '@ioc/contract'
import type { Over, Window } from '@ioc/metrics'

/** One value of a table with what it is of. */
export interface Fact {
  readonly indicator: string
  readonly unit: string
  readonly period: string
  readonly value: number | null
  readonly numerator: number | null
  readonly denominator: number | null
  /** The days it speaks of, and the window where it is of one. */
  readonly from: string
  readonly to: string
  readonly over: Over
  readonly window: Window | null
  /** Of what was due, how much came, in units or in reports. */
  readonly reported: number
  readonly due: number
  readonly counts: 'units' | 'reports'
  readonly sample: boolean
  /** Of an index of which not all is known: what it can be; null of all else. */
  readonly range: { readonly low: number; readonly high: number } | null
}

/** What values can be told apart by; a period is also a year and its part (`03`, `W48`; empty for a whole year). */
export type Dimension = 'indicator' | 'unit' | 'period' | 'year' | 'part'

/** A table's values one by one, in the order asked for. */
export function factsOf({ over, periods, indicators, series }: WireTable): Fact[] {
  const abouts = new Map(indicators.map((one) => [one.indicator, one]))
  return series.flatMap((one) => {
    const { indicator, unit } = one
    const about = abouts.get(indicator)
    return periods.map((period, at) => ({
      indicator,
      unit,
      period,
      value: one.values[at] ?? null,
      numerator: one.numerators[at] ?? null,
      denominator: one.denominators[at] ?? null,
      from: about?.from[at] ?? '',
      to: about?.to[at] ?? '',
      over,
      window: about?.window ?? null,
      reported: one.reported[at] ?? 0,
      due: one.due[at] ?? 0,
      counts: about?.coverageCounts ?? 'units',
      sample: one.sample[at] ?? false,
      range: rangeOf(one.low[at] ?? null, one.high[at] ?? null),
    }))
  })
}

const rangeOf = (low: number | null, high: number | null): Fact['range'] =>
  low === null || high === null ? null : { low, high }

/** Whether something that was due for a value has not come. */
export const isUnfinished = ({ value, reported, due }: Fact): boolean => value !== null && reported < due

/** What a value is of in one dimension. */
export function ofDimension({ period, ...fact }: Fact, dimension: Dimension): string {
  if (dimension === 'period') return period
  if (dimension === 'year') return period.slice(0, 4)
  if (dimension === 'part') return period.slice(5)
  return fact[dimension]
}
