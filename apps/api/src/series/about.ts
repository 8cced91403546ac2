import {
  type Catalogue,
  coverageCounts,
  type Evaluator,
  formatDay,
  type Instant,
  type Over,
  type Period,
} from '@ioc/metrics'

export interface AboutDeps {
  readonly catalogue: Catalogue
  readonly evaluator: Evaluator
}

/** What the numbers of an indicator speak of, period by period, as every answer says it. */
export function aboutNumbers(
  { catalogue, evaluator }: AboutDeps,
  indicator: string,
  { periods, over, asOf }: { readonly periods: readonly Period[]; readonly over: Over; readonly asOf: Instant },
) {
  const definition = catalogue.indicators.get(indicator)
  const days = periods.map((period) => evaluator.days(indicator, period, over, asOf))
  const isSummed = definition !== undefined && coverageCounts(catalogue, definition, 'period') === 'reports'
  return {
    // An index has no window of its own, and a state is of an instant.
    window: over === 'window' && isSummed && definition.kind !== 'index' ? definition.window : null,
    coverageCounts: definition ? coverageCounts(catalogue, definition, over) : ('units' as const),
    from: days.map((one) => formatDay(one.from)),
    to: days.map((one) => formatDay(one.to)),
  }
}
export type AboutNumbers = ReturnType<typeof aboutNumbers>
