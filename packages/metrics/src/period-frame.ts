import type { Catalogue } from './catalogue.ts'
import { measuresOf } from './dependents.ts'
import type { Indicator } from './indicator.ts'
import type { PlanTerm, Plan } from './plan.ts'
import { type Day, dayOf, endOfDay, type Grain, type Instant, type Period, periodOf, shiftPeriod } from './period.ts'
import type { Schedule } from './schedule.ts'

/** What a number of a period is: `period`, that period's own value; `window`, the indicator's window as it ended with it. */
export const OVERS = ['period', 'window'] as const
export type Over = (typeof OVERS)[number]

/** What a column of a grain holds unless told otherwise. A day has no value of its own of what is counted by the week. */
export const overOf = (grain: Grain): Over => (grain === 'day' ? 'window' : 'period')

/** What the coverage of a number counts: units for a window and for a state, reports for what is summed over a period. */
export function coverageCounts(
  catalogue: Pick<Catalogue, 'measures'>,
  indicator: Indicator,
  over: Over,
): 'units' | 'reports' {
  if (over === 'window') return 'units'
  if (indicator.kind === 'index') return 'reports'
  const terms = [...indicator.numerator, ...(indicator.kind === 'ratio' ? indicator.denominator : [])]
  return terms.some(({ measure }) => catalogue.measures.get(measure)?.kind === 'flow') ? 'reports' : 'units'
}

/** The periods a flow's own ones lie in: those that end within one belong to it, and none is twice as long as half of it. */
const WITHIN: Readonly<Record<Grain, readonly Grain[]>> = {
  day: ['day', 'week', 'month', 'reporting-month', 'quarter', 'year'],
  week: ['week', 'month', 'reporting-month', 'quarter', 'year'],
  month: ['month', 'quarter', 'year'],
  'reporting-month': ['reporting-month', 'quarter', 'year'],
  quarter: ['quarter', 'year'],
  year: ['year'],
}

/** Whether a flow counted by one grain can be told for a period of another: a quarter's count says nothing of its months. */
export const liesWithin = (flow: Grain, period: Grain): boolean => WITHIN[flow].includes(period)

/** The first of `grains` of whose periods every one of the indicators has a value; undefined where none is long enough. */
export function firstTelling<Of extends Grain>(
  { measures }: Pick<Catalogue, 'measures'>,
  indicators: readonly Indicator[],
  grains: readonly Of[],
): Of | undefined {
  const counted = indicators
    .flatMap(measuresOf)
    .flatMap((id) => measures.get(id) ?? [])
    .flatMap(({ kind, grain }) => (kind === 'flow' ? (grain ?? 'day') : []))
  return grains.find((grain) => counted.every((own) => liesWithin(own, grain)))
}

/** A period with all it means for one formula. */
export interface PeriodFrame {
  readonly period: Period
  /** Stocks are taken at this instant: the period's end, or what was asked as of where it still runs. */
  readonly asOf: Instant
  readonly day: Day
  /** Days [from, to) hold every reading that ends in the period, and all that another could be held against. */
  readonly from: Day
  readonly to: Day
  /** Per grain of the formula's flows, the periods whose readings had fallen due by the time asked about. */
  readonly due: ReadonlyMap<Grain, readonly Period[]>
}

/** A period as of `asOf`: readings are owed where they had fallen due by then, however long after the period's end. */
export function frameOfPeriod(plan: Plan, schedule: Schedule, period: Period, asOf: Instant): PeriodFrame {
  const at = Math.min(endOfDay(period.end - 1, schedule.utcOffsetMinutes), asOf)
  const perGrain = Map.groupBy(plan.flows, ({ measure }) => measure.grain ?? 'day')
  const due = new Map([...perGrain].map(([grain, terms]) => [grain, dueWithin(grain, terms, schedule, period, asOf)]))
  const grains = [...perGrain.keys()]
  return {
    period,
    asOf: at,
    day: dayOf(at, schedule.utcOffsetMinutes),
    from: Math.min(...grains.map((grain) => periodOf(grain, period.start).start)),
    to: Math.max(...grains.map((grain) => periodOf(grain, period.end - 1).end)),
    due,
  }
}

/** Periods of a grain that end within another and were due by `asOf` for all of `terms`. */
function dueWithin(
  grain: Grain,
  terms: readonly PlanTerm[],
  schedule: Schedule,
  period: Period,
  asOf: Instant,
): readonly Period[] {
  const found: Period[] = []
  const wasDue = (one: Period) =>
    terms.every(({ measure }) => (schedule.flowDue(measure, one) ?? Number.POSITIVE_INFINITY) <= asOf)
  for (let one = periodOf(grain, period.start); one.end <= period.end; one = shiftPeriod(one, 1)) {
    if (wasDue(one)) found.push(one)
  }
  return found
}
