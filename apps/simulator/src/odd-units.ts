import { type Catalogue, type Day, dayOf, type Instant, startOfDay, weekdayOf } from '@ioc/metrics'

/**
 * How a unit reports: `live` revises its day as it goes, `typed` types each number once, `late` sends what
 * was due on the next working day's afternoon, `silent` stopped last Friday.
 */
export type Manner = 'live' | 'typed' | 'late' | 'silent'

/** Duy Hải has not reported since Friday. */
const SILENT = new Set(['20638'])

/** Duy Trinh is always an afternoon behind with what its own office collects. */
const LATE = { units: new Set(['20617']), measures: /^(feedback|information)\.|^(feedback-items|radio-bulletins)$/ }

const FRIDAY = 5
const OPENS = 6 * 3_600_000

/** The manner of a unit with a measure or a register, by id; `byHand` when the number comes from a person typing. */
export function mannerOf(unitCode: string, measure: string, byHand: boolean): Manner {
  if (SILENT.has(unitCode)) return 'silent'
  if (LATE.units.has(unitCode) && LATE.measures.test(measure)) return 'late'
  return byHand ? 'typed' : 'live'
}

/** Before its office opened on the last Friday before today: from here on a silent unit has said nothing. */
export function silentFrom(now: Instant, catalogue: Pick<Catalogue, 'utcOffsetMinutes'>): Instant {
  const today: Day = dayOf(now, catalogue.utcOffsetMinutes)
  const back = (weekdayOf(today) - FRIDAY + 7) % 7 || 7
  return startOfDay(today - back, catalogue.utcOffsetMinutes) + OPENS
}
