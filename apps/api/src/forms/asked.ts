import {
  type Catalogue,
  type createSchedule,
  type Day,
  dayOf,
  type Instant,
  lastDue,
  type Measure,
  nextDue,
  type Period,
  periodOf,
  shiftPeriod,
  startOfDay,
} from '@ioc/metrics'

/** Something a unit has to say: of a period (a flow), or as it is now (a stock, whose `period` is null). */
export interface Asked {
  readonly measure: Measure
  readonly period: Period | null
  /** The first day it speaks of: a reading of an earlier day belongs to its history. */
  readonly start: Day
  readonly due: Instant
  readonly state: 'due' | 'late' | 'reported'
}

/** What is known of one measure of the unit. */
export interface Known {
  /** Whether a flow's period has its reading, or a stock one that speaks of this day or a later one. */
  readonly has: (start: Day) => boolean
  /** Whether it was ever reported. What never was is asked for when it falls due, and chased only where it is owed. */
  readonly ever: () => boolean
  /** The first day it is owed for though none ever came; null where nothing says so. */
  readonly owedFrom: Day | null
}

/** Periods walked back at most: a week's days, and what was let pass before them. */
const MOST_BACK = 70

/** What falls due this week, and what fell due before it and is still owed; a flow's periods oldest first. */
export function createAsked(catalogue: Catalogue, schedule: ReturnType<typeof createSchedule>) {
  const { calendar, utcOffsetMinutes: offset } = catalogue

  function stock(measure: Measure, now: Instant, { has, ever, owedFrom }: Known): Asked[] {
    const week = weekOf(now, offset)
    const last = lastDue(measure.cadence, now, calendar, offset)
    const next = nextDue(measure.cadence, now, calendar, offset)
    const about = (period: Period, due: Instant, state: Asked['state']): Asked[] => [
      { measure, period: null, start: period.start, due, state },
    ]
    const isOwed = (start: Day) => ever() || (owedFrom !== null && start >= owedFrom)
    if (last && !has(last.period.start) && (last.due >= week.from || isOwed(last.period.start)))
      return about(last.period, last.due, 'late')
    if (next && next.due < week.to && startOfDay(next.period.start, offset) <= now)
      return about(next.period, next.due, has(next.period.start) ? 'reported' : 'due')
    return last && last.due >= week.from ? about(last.period, last.due, 'reported') : []
  }

  function flow(measure: Measure, now: Instant, { has, ever, owedFrom }: Known): Asked[] {
    if (measure.grain === null) return []
    const week = weekOf(now, offset)
    const found: Asked[] = []
    const first = ever() ? Number.NEGATIVE_INFINITY : (owedFrom ?? Number.POSITIVE_INFINITY)
    let chased = measure.cadence.missingAfter
    let period = periodOf(measure.grain, dayOf(now, offset))
    for (let left = MOST_BACK; left > 0; left--, period = shiftPeriod(period, -1)) {
      const due = schedule.flowDue(measure, period)
      if (due === null || due >= week.to) continue
      const { start } = period
      const state = has(start) ? 'reported' : due <= now ? 'late' : 'due'
      if (due < week.from && (start < first || chased-- <= 0)) break
      if (due >= week.from || state === 'late') found.push({ measure, period, start, due, state })
    }
    return found.toReversed()
  }

  return {
    /** Rows of one measure as of an instant. */
    of: (measure: Measure, now: Instant, known: Known): Asked[] =>
      measure.kind === 'flow' ? flow(measure, now, known) : stock(measure, now, known),
    /** A flow's period of any time. */
    flowOf(measure: Measure, period: Period, now: Instant, { has }: Known): Asked {
      const due = schedule.flowDue(measure, period) ?? startOfDay(period.end, offset)
      const state = has(period.start) ? 'reported' : due <= now ? 'late' : 'due'
      return { measure, period, start: period.start, due, state }
    },
    /** When it falls due first after this week; null when it never does. */
    after: (measure: Measure, now: Instant): Instant | null =>
      nextDue(measure.cadence, weekOf(now, offset).to - 1, calendar, offset)?.due ?? null,
  }
}

function weekOf(now: Instant, offset: number): { readonly from: Instant; readonly to: Instant } {
  const { start, end } = periodOf('week', dayOf(now, offset))
  return { from: startOfDay(start, offset), to: startOfDay(end, offset) }
}
