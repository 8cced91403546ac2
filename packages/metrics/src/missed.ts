import type { Catalogue } from './catalogue.ts'
import { dueAt, type DuePeriod, lastDuePeriods } from './due.ts'
import type { Measure } from './measure.ts'
import { type Day, type Instant, periodOf, shiftPeriod, startOfDay } from './period.ts'
import type { Unit } from './unit.ts'

/** Due moments counted, and looked back over: a silence longer than that is dated by its last hearing. */
export const MOST_MISSED = 40
/** Periods searched for the first that is due: more than any run of days off. */
const SEARCH = 62

/** The due moments a measure of a unit let pass. */
export interface Missed {
  /** The first of them; past forty, when the unit was last heard. */
  readonly since: Instant
  /** How many, at most forty. */
  readonly count: number
}

/**
 * What fell due by `asOf` after a unit's newest reading spoke of `newest`; undefined where nothing did.
 * A stock at a period's first instant answers it; a flow ending there does not. `after` leaves out earlier due moments.
 */
export function missedDues(
  { calendar, utcOffsetMinutes }: Pick<Catalogue, 'calendar' | 'utcOffsetMinutes'>,
  measure: Measure,
  newest: Instant,
  asOf: Instant,
  after = Number.NEGATIVE_INFINITY,
): Missed | undefined {
  const dues = lastDuePeriods(measure.cadence, asOf, MOST_MISSED, calendar, utcOffsetMinutes)
  const missed = dues.filter(({ period, due }) => {
    if (due <= after) return false
    const start = startOfDay(period.start, utcOffsetMinutes)
    return measure.kind === 'stock' ? start > newest : start >= newest
  })
  const first = missed.at(-1)
  if (!first) return undefined
  return { since: missed.length === dues.length ? newest : first.due, count: missed.length }
}

/** The first day a unit owes readings for: the catalogue's, or its own where it began later; null where none is set. */
export function owedFrom({ from }: Pick<Catalogue, 'from'>, { validFrom }: Pick<Unit, 'validFrom'>): Day | null {
  return from === undefined ? null : Math.max(from, validFrom)
}

type Asking = Pick<Catalogue, 'calendar' | 'utcOffsetMinutes' | 'from'>

/**
 * The first whole period that a unit owes a measure of, and when it falls due; undefined where nothing says from when.
 */
export function firstOwed(
  catalogue: Asking,
  { cadence }: Pick<Measure, 'cadence'>,
  unit: Pick<Unit, 'validFrom'>,
): DuePeriod | undefined {
  const from = owedFrom(catalogue, unit)
  return from === null ? undefined : firstDue(catalogue, cadence, from)
}

/** What fell due by `asOf` of a unit that never reported a measure. */
export function owedDues(
  catalogue: Asking,
  measure: Pick<Measure, 'cadence'>,
  unit: Pick<Unit, 'validFrom'>,
  asOf: Instant,
): Missed | undefined {
  const { calendar, utcOffsetMinutes } = catalogue
  const { cadence } = measure
  const first = firstOwed(catalogue, measure, unit)
  if (first === undefined || first.due > asOf) return undefined
  const dues = lastDuePeriods(cadence, asOf, MOST_MISSED, calendar, utcOffsetMinutes)
  return { since: first.due, count: dues.filter(({ period }) => period.start >= first.period.start).length }
}

/** The first period that begins on a day or later and is asked for; undefined where the cadence never falls due. */
function firstDue(
  { calendar, utcOffsetMinutes }: Pick<Catalogue, 'calendar' | 'utcOffsetMinutes'>,
  cadence: Measure['cadence'],
  from: Day,
): DuePeriod | undefined {
  const holding = periodOf(cadence.every, from)
  let period = holding.start < from ? shiftPeriod(holding, 1) : holding
  for (let left = SEARCH; left > 0; left--, period = shiftPeriod(period, 1)) {
    const due = dueAt(cadence, period, calendar, utcOffsetMinutes)
    if (due !== null) return { period, due }
  }
  return undefined
}
