import { type Catalogue, dependentsOf, type Grain, type Indicator, TREND_DAYS } from '@ioc/metrics'
import { LONGEST } from '../horizon.ts'

/** Periods looked back for a reading before all of history is asked for. */
const NEAR = 8
const A_YEAR = 366
/** A window that ends with what was due ends some days before the instant. */
const DUE = 14

/** How many days before an instant a measure is asked about, by the measure. */
export type Lookback = ReadonlyMap<string, number>

/**
 * A first guess of what a question about an instant asks of each measure: its windows, a trend of them and what
 * was near before. Too much costs time, too little costs a second evaluation; neither changes the answer.
 */
export function lookbackOf(catalogue: Catalogue): Lookback {
  const days = new Map<string, number>()
  for (const [measure, ids] of dependentsOf(catalogue)) {
    const grain = catalogue.measures.get(measure)?.grain ?? null
    const indicators = ids.flatMap((id) => catalogue.indicators.get(id) ?? [])
    days.set(measure, Math.max(TREND_DAYS, ...indicators.map((one) => daysBack(one, grain))))
  }
  return days
}

function daysBack(indicator: Indicator, grain: Grain | null): number {
  const yearBefore = indicator.targets.some(({ value }) => value === 'same-period-last-year') ? A_YEAR : 0
  if (grain === null || indicator.kind === 'index') return TREND_DAYS + yearBefore
  // One more: a window may end with the last period that was due.
  const window = LONGEST[indicator.window.grain] * (indicator.window.count + 1)
  // The days of a trend are fetched along with the window of today.
  return TREND_DAYS + Math.max(window, (NEAR + 1) * LONGEST[grain]) + DUE + yearBefore
}
