import type { Catalogue } from './catalogue.ts'
import { lastDuePeriods } from './due.ts'
import type { Measure } from './measure.ts'
import { type Instant, startOfDay } from './period.ts'

/** Due moments looked back over: a silence longer than that is dated by its last hearing. */
const LOOK_BACK = 40

/** The due moments a measure of a unit let pass. */
export interface Missed {
  /** The first of them; past forty, when the unit was last heard. */
  readonly since: Instant
  /** How many, at most forty. */
  readonly count: number
}

/**
 * What fell due by `asOf` after a unit's newest reading spoke of `newest`; undefined where nothing did.
 * A stock at a period's first instant answers it; a flow ending there does not.
 */
export function missedDues(
  { calendar, utcOffsetMinutes }: Pick<Catalogue, 'calendar' | 'utcOffsetMinutes'>,
  measure: Measure,
  newest: Instant,
  asOf: Instant,
): Missed | undefined {
  const dues = lastDuePeriods(measure.cadence, asOf, LOOK_BACK, calendar, utcOffsetMinutes)
  const missed = dues.filter(({ period }) => {
    const start = startOfDay(period.start, utcOffsetMinutes)
    return measure.kind === 'stock' ? start > newest : start >= newest
  })
  const first = missed.at(-1)
  if (!first) return undefined
  return { since: missed.length === dues.length ? newest : first.due, count: missed.length }
}
