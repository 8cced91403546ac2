import type { WireTable } from '@ioc/contract'

/** One value of a table with what it is of. */
export interface Fact {
  readonly indicator: string
  readonly unit: string
  readonly period: string
  readonly value: number | null
  readonly numerator: number | null
  readonly denominator: number | null
}

/** What values can be told apart by; a period is also a year and its part (`03`, `W48`; empty for a whole year). */
export type Dimension = 'indicator' | 'unit' | 'period' | 'year' | 'part'

/** A table's values one by one, in the order asked for. */
export const factsOf = ({ periods, series }: WireTable): Fact[] =>
  series.flatMap(({ indicator, unit, values, numerators, denominators }) =>
    periods.map((period, at) => ({
      indicator,
      unit,
      period,
      value: values[at] ?? null,
      numerator: numerators[at] ?? null,
      denominator: denominators[at] ?? null,
    })),
  )

/** What a value is of in one dimension. */
export function ofDimension({ period, ...fact }: Fact, dimension: Dimension): string {
  if (dimension === 'period') return period
  if (dimension === 'year') return period.slice(0, 4)
  if (dimension === 'part') return period.slice(5)
  return fact[dimension]
}
