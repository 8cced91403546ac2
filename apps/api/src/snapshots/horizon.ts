import { type Catalogue, type Grain, TREND_DAYS } from '@ioc/metrics'

/** Days of the longest period of each grain. */
export const LONGEST: Readonly<Record<Grain, number>> = {
  day: 1,
  week: 7,
  month: 31,
  'reporting-month': 31,
  quarter: 92,
  year: 366,
}

/** A year's trend, a target of the year before, and some days for a calendar that moves. */
const A_YEAR_AND_MORE = 400
/** A window that ends with what was due may end this long before today (a long holiday, a late cadence). */
const LAG = 62

/**
 * How many days before an instant readings can still change a cell as of it, or a year's trend that ends
 * with it. Of what is older, only each series' last reading matters.
 */
export function horizonOf(catalogue: Pick<Catalogue, 'indicators'>): number {
  let window = 0
  for (const indicator of catalogue.indicators.values()) {
    if (indicator.kind === 'index') continue
    window = Math.max(window, LONGEST[indicator.window.grain] * (indicator.window.count + 1))
  }
  return A_YEAR_AND_MORE + window + LAG + TREND_DAYS
}
