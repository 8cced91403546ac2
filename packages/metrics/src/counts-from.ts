import type { Catalogue } from './catalogue.ts'
import { dependentsOf } from './dependents.ts'
import { windowDue } from './frame.ts'
import type { CountIndicator, RatioIndicator } from './indicator.ts'
import { type Instant, type Period, periodOf, shiftPeriod, startOfDay } from './period.ts'
import { type Plan, planOf } from './plan.ts'
import { createSchedule, type Schedule } from './schedule.ts'

/** What a reading speaks of: a flow's period, or a stock's instant. */
export type Spoken = { readonly period: Period } | { readonly at: Instant }

/** That a reading counts in an indicator's value as of every instant in [from, until). */
export interface Counts {
  readonly indicator: string
  readonly from: Instant
  /** Null for a stock, which counts until a newer one does, and where no end is known. */
  readonly until: Instant | null
}

/**
 * Where and when readings count. A flow counts from when the window of its indicator first reaches its period: at
 * once in a window `upTo: now`, at the due moment on the working calendar in one `upTo: due`. Measures that an
 * indicator is only held against count nowhere; an index is left to its items.
 */
export function createCountsFrom(catalogue: Catalogue): (measure: string, spoken: Spoken) => readonly Counts[] {
  const schedule = createSchedule(catalogue)
  const dependents = dependentsOf(catalogue)
  const plans = new Map<string, Plan>()
  const planFor = (indicator: RatioIndicator | CountIndicator): Plan => {
    const plan = plans.get(indicator.id) ?? planOf(catalogue, indicator)
    plans.set(indicator.id, plan)
    return plan
  }

  return (measure, spoken) =>
    (dependents.get(measure) ?? []).flatMap((id): Counts[] => {
      const indicator = catalogue.indicators.get(id)
      if (!indicator || indicator.kind === 'index') return []
      const plan = planFor(indicator)
      if (!plan.measures.some((one) => one.id === measure)) return []
      const span = 'at' in spoken ? { from: spoken.at, until: null } : spanOf(plan, schedule, spoken.period)
      return span ? [{ indicator: id, ...span }] : []
    })
}

/** From when until when a flow's period lies within the window; undefined where it never does. */
export function spanOf(plan: Plan, schedule: Schedule, period: Period): Omit<Counts, 'indicator'> | undefined {
  const { grain, count } = plan.window
  const first = periodOf(grain, period.end - 1)
  // The window's last period when the period's first day has just left it.
  const past = shiftPeriod(periodOf(grain, period.start), count)
  const reached = reaches(plan, schedule, first)
  const until = reaches(plan, schedule, past)
  // A window up to now holds days that have not begun.
  const from = reached && Math.max(reached, startOfDay(period.start, schedule.utcOffsetMinutes))
  // A period longer than the window, or one that a jump over days off passes by, never lies within it.
  return from === null || past.start <= first.start || until === from ? undefined : { from, until }
}

/** Windows looked at past one that nothing was asked for in. */
const SEARCH = 62

/** The first instant whose window ends with this period or a later one. */
function reaches(plan: Plan, schedule: Schedule, last: Period): Instant | null {
  if (plan.window.upTo === 'now' || plan.flows.length === 0) return startOfDay(last.start, schedule.utcOffsetMinutes)
  let window = last
  for (let left = SEARCH; left > 0; left--, window = shiftPeriod(window, 1)) {
    const due = windowDue(plan, schedule, window)
    if (due !== null) return due
  }
  return null
}
