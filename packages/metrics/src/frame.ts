import { shiftYears } from './civil.ts'
import type { Measure } from './measure.ts'
import {
  type Day,
  dayOf,
  endOfDay,
  type Grain,
  type Instant,
  type Period,
  periodOf,
  periodsWithin,
  shiftPeriod,
} from './period.ts'
import type { Plan, PlanPart } from './plan.ts'
import type { Schedule } from './schedule.ts'

/** An instant with all it means for one formula: the days its flows are summed over, and how old a stock may be. */
export interface Frame {
  readonly asOf: Instant
  readonly day: Day
  /** Minutes east of UTC in which days are counted. */
  readonly utcOffsetMinutes: number
  /** Flows whose periods lie within [from, to) count. */
  readonly from: Day
  readonly to: Day
  /** Per term, and per measure its rules name beside them, a flow's periods that every unit must have. Empty for a stock. */
  readonly required: readonly (readonly Period[])[]
  /** Per term, the instant before which a stock's reading is no longer carried. */
  readonly carriedFrom: readonly Instant[]
  /** All that sums depend on, as a text: frames of one formula that are alike in it have the same sums. */
  readonly alike: string
}

/** The window as of `asOf`. */
export function frameAt(plan: Plan, schedule: Schedule, asOf: Instant): Frame {
  const day = dayOf(asOf, schedule.utcOffsetMinutes)
  const last = lastOfWindow(plan, schedule, asOf, day)
  const from = last ? shiftPeriod(last, 1 - plan.window.count).start : day
  return framed(plan, schedule, { asOf, dueBy: asOf, day, from, to: last?.end ?? day })
}

/**
 * The same window a year before, as of the end of the same day: of a state then only the ends of days matter. What `now`
 * has not reached yet is cut off, so that a part of this year is held against the same part of the last; everything in
 * it has long been due.
 */
export function frameYearBefore(plan: Plan, schedule: Schedule, asOf: Instant): Frame {
  const now = frameAt(plan, schedule, asOf)
  const day = shiftYears(now.day, -1)
  const then = endOfDay(day, schedule.utcOffsetMinutes)
  const last = yearBefore(periodOf(plan.window.grain, now.to - 1))
  // As many periods as now, though a 53rd week lies between.
  const first = shiftPeriod(last, 1 - plan.window.count)
  const to = plan.window.upTo === 'now' ? Math.min(last.end, day + 1) : last.end
  return framed(plan, schedule, { asOf: then, dueBy: Number.POSITIVE_INFINITY, day, from: first.start, to })
}

const partsOf = (plan: Plan): readonly PlanPart[] => [...plan.terms, ...plan.beside]

type Bounds = Pick<Frame, 'asOf' | 'day' | 'from' | 'to'> & { readonly dueBy: Instant }

function framed(plan: Plan, schedule: Schedule, { asOf, dueBy, day, from, to }: Bounds): Frame {
  const parts = partsOf(plan)
  const required = requiredOf(plan, schedule, { from, to, dueBy })
  return {
    asOf,
    day,
    utcOffsetMinutes: schedule.utcOffsetMinutes,
    from,
    to,
    required,
    carriedFrom: parts.map(({ measure }) =>
      measure.kind === 'stock' ? schedule.standing(measure.cadence, asOf).carriedFrom : Number.NEGATIVE_INFINITY,
    ),
    alike: [
      // A state is of an instant.
      parts.some(({ measure }) => measure.kind === 'stock') ? asOf : '',
      from,
      to,
      ...parts.map(({ measure }, i) => askedOf(measure, required[i] ?? [], Math.min(day, to - 1))),
    ].join(' '),
  }
}

/**
 * Which periods of a flow are asked for, and the last that may count. What is due grows with the instant: of the
 * periods within the same days their number says which they are.
 */
function askedOf({ grain }: Measure, required: readonly Period[], last: Day): string {
  return `${required.length}/${periodOf(grain ?? 'day', last).start}`
}

/** Per part, a flow's periods within [from, to) that were due by an instant. */
function requiredOf(plan: Plan, schedule: Schedule, { from, to, dueBy }: Pick<Bounds, 'from' | 'to' | 'dueBy'>) {
  const perGrain = new Map<Grain | null, readonly Period[]>()
  return partsOf(plan).map(({ measure }) => {
    if (measure.grain === null) return []
    const known = perGrain.get(measure.grain)
    if (known) return known
    const periods = periodsWithin(measure.grain, from, to).filter((period) => {
      const due = dueForAll(plan, schedule, period)
      return due !== null && due <= dueBy
    })
    perGrain.set(measure.grain, periods)
    return periods
  })
}

/** A period is asked of a unit once it is due for every part counted in such periods: before, a part could not be held against another. */
function dueForAll(plan: Plan, schedule: Schedule, period: Period): Instant | null {
  let latest: Instant | null = Number.NEGATIVE_INFINITY
  for (const { measure } of plan.flows) {
    if (measure.grain !== period.grain) continue
    const due = schedule.flowDue(measure, period)
    if (due === null) return null
    latest = Math.max(latest, due)
  }
  return latest
}

/** How far back a due window is looked for. */
const SEARCH = 62

function lastOfWindow(plan: Plan, schedule: Schedule, asOf: Instant, day: Day): Period | null {
  let period = periodOf(plan.window.grain, day)
  if (plan.window.upTo === 'now' || plan.flows.length === 0) return period
  for (let left = SEARCH; left > 0; left--) {
    const due = windowDue(plan, schedule, period)
    if (due !== null && due <= asOf) return period
    period = shiftPeriod(period, -1)
  }
  return null
}

/** When the last period asked for in `window` is due, for every flow; null for one with nothing asked for, which is passed over. */
export function windowDue(plan: Plan, schedule: Schedule, window: Period): Instant | null {
  let latest: Instant | null = null
  for (const { measure } of plan.flows) {
    const last = lastAsked(measure, schedule, window)
    if (last === null) return null
    latest = Math.max(latest ?? last, last)
  }
  return latest
}

function lastAsked(measure: Measure, schedule: Schedule, window: Period): Instant | null {
  if (measure.grain === null) return null
  let period = periodOf(measure.grain, window.end - 1)
  if (period.end > window.end) period = shiftPeriod(period, -1)
  for (; period.start >= window.start; period = shiftPeriod(period, -1)) {
    const due = schedule.flowDue(measure, period)
    if (due !== null) return due
  }
  return null
}

/** The period of the same name a year before; a 53rd week becomes the 52nd where there is none. */
function yearBefore(period: Period): Period {
  if (period.grain !== 'week') return periodOf(period.grain, shiftYears(period.end - 1, -1))
  // Weeks are told apart by their Thursday: 52 or 53 of them lie between two of one number.
  const thursday = period.start + 3
  const number = weekNumber(thursday)
  const back = shiftPeriod(period, -52)
  return weekNumber(back.start + 3) === number ? back : shiftPeriod(period, -53)
}

function weekNumber(thursday: Day): number {
  return Math.floor((thursday - periodOf('year', thursday).start) / 7) + 1
}
