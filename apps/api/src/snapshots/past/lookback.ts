import { type Catalogue, type Grain, type Indicator, measuresOf, TREND_DAYS } from '@ioc/metrics'
import { LONGEST } from '../horizon.ts'

/** Periods looked back for a reading before all of history is asked for. */
const NEAR = 8
const A_YEAR = 366
/** A window that ends with what was due ends some days before the instant. */
const DUE = 7

/** How many days before an instant a measure is asked about, by the measure. */
export type Lookback = ReadonlyMap<string, number>

/**
 * A first guess of what a question about an instant asks of each measure: its windows, a trend of them and what
 * was near before. Too much costs time, too little costs a second evaluation; neither changes the answer.
 */
export function lookbackOf({ measures, indicators }: Pick<Catalogue, 'measures' | 'indicators'>): Lookback {
  const days = new Map<string, number>()
  for (const indicator of indicators.values()) {
    if (indicator.kind === 'index') continue
    const window = LONGEST[indicator.window.grain] * indicator.window.count
    for (const id of measuresOf(indicator)) {
      const grain = measures.get(id)?.grain ?? null
      const back = (grain === null ? TREND_DAYS : flowBack(grain, window)) + yearBefore(indicator)
      days.set(id, Math.max(back, days.get(id) ?? 0))
    }
  }
  return days
}

/** The days of a trend are fetched along twice: with the first window asked about, and with the one of its first day. */
const flowBack = (grain: Grain, window: number) => 2 * TREND_DAYS + Math.max(window, NEAR * LONGEST[grain]) + DUE

const yearBefore = ({ targets }: Indicator) =>
  targets.some(({ value }) => value === 'same-period-last-year') ? A_YEAR : 0
