import { firstFrom, type Lookup } from './lookup.ts'
import type { Measure } from './measure.ts'
import type { Implausible } from './measure-rule.ts'
import type { Grain, Period } from './period.ts'
import type { PeriodFrame } from './period-frame.ts'
import type { Plan, PlanTerm, Side } from './plan.ts'
import { brokenRule } from './plausibility.ts'
import type { FlowValue, Readings, StockValue, Value } from './reading.ts'
import type { Reporters } from './reporters.ts'
import type { Schedule } from './schedule.ts'
import type { Unit } from './unit.ts'
import { existsOn, type UnitTree } from './unit-tree.ts'

/** A formula summed over a period: all that was reported for it, and how much of what was due that is. */
export interface PeriodSums {
  /** Null of a side of which nothing was reported. */
  readonly sums: Readonly<Record<Side, number | null>>
  /** False where a part has nothing at all: then there is nothing to divide. */
  readonly whole: boolean
  readonly sample: boolean
  /** Reports: one per unit and period of a flow, one per unit for all of its stocks. */
  readonly reported: number
  readonly due: number
  /** Codes of units that owe a report, in code order. */
  readonly missing: readonly string[]
  /** Codes of units whose parts break a rule: left out, and named. */
  readonly excluded: readonly string[]
  /** The rule the value itself breaks. */
  readonly implausible: Implausible | null
}

interface Deps {
  readonly tree: UnitTree
  readonly schedule: Schedule
  readonly readings: Readings
  readonly lookup: Lookup
}

/** What a unit reported of each flow it is asked for, within the period and its own life. */
type Heard = ReadonlyMap<Measure, readonly FlowValue[]>

/**
 * Sums a formula with flows over a period. A reading belongs to the period in which it ends, and counts where every
 * other flow of the formula has one of the same time: so months add up to their quarter and their year, part by
 * part, whatever is missing. What is missing is told and leaves nobody else's numbers out; a unit whose parts break a
 * rule is left out as it is of a window.
 */
export function sumPeriod(deps: Deps, plan: Plan, frame: PeriodFrame, reporters: Reporters): PeriodSums {
  const heard = new Map([...reporters.all].map(([unit, terms]) => [unit, heardOf(deps, unit, terms, frame)]))
  const reports = createReports()
  const stocks = stocksOf(deps, frame, reporters, heard, reports)
  const everyone = [...heard.values()]
  const whole = createSum(plan)
  const excluded = new Set<string>()
  for (const [unit, terms] of reporters.all) {
    const own = heard.get(unit) ?? NOTHING
    countReports(frame, unit, own, terms, reports)
    if (!stocks.counts(unit)) continue
    const sum = createSum(plan)
    for (const { term, value } of stocks.held.get(unit) ?? []) sum.add(term, value)
    for (const { term, value } of flowsOf(plan, frame, terms, own, reporters.mixed ? everyone : [own])) {
      sum.add(term, value)
    }
    if (terms === plan.terms && !reporters.own && brokenRule(plan, sum.totals)) excluded.add(unit.code)
    else whole.join(sum)
  }
  return {
    ...reports.told(),
    sums: { numerator: sideOf(plan, whole, 'numerator'), denominator: sideOf(plan, whole, 'denominator') },
    whole: plan.terms.every((term) => whole.used.has(term)),
    sample: whole.isSample(),
    excluded: [...excluded].toSorted(),
    implausible: brokenRule(plan, whole.totals),
  }
}

const NOTHING: Heard = new Map()

const sideOf = ({ terms }: Plan, { sums, used }: Added, side: Side): number | null =>
  terms.some((term) => term.side === side && used.has(term)) ? sums[side] : null

interface Added {
  readonly sums: Readonly<Record<Side, number>>
  readonly totals: readonly number[]
  readonly used: ReadonlySet<PlanTerm>
  isSample(): boolean
}

/** A formula's sides and terms as they are added up. */
function createSum({ terms }: Plan) {
  const sums = { numerator: 0, denominator: 0 }
  const totals: number[] = terms.map(() => 0)
  const used = new Set<PlanTerm>()
  let sample = false
  return {
    sums,
    /** Per term, the integers of its measure. */
    totals,
    used,
    isSample: () => sample,
    add(term: PlanTerm, value: Value) {
      sums[term.side] += term.factor * value.value
      totals[term.index]! += value.value
      used.add(term)
      sample ||= value.sample
    },
    join(other: Added) {
      sums.numerator += other.sums.numerator
      sums.denominator += other.sums.denominator
      for (const [i, total] of other.totals.entries()) totals[i]! += total
      for (const term of other.used) used.add(term)
      sample ||= other.isSample()
    },
  }
}

function createReports() {
  const missing = new Set<string>()
  const count = { reported: 0, due: 0 }
  return {
    add({ code }: Unit, came: boolean) {
      count.due++
      if (came) count.reported++
      else missing.add(code)
    },
    told: () => ({ ...count, missing: [...missing].toSorted() }),
  }
}
type Reports = ReturnType<typeof createReports>

/** What counts of a unit's flows: what ends in the period and has its partners. */
function* flowsOf(
  plan: Plan,
  { period }: PeriodFrame,
  terms: readonly PlanTerm[],
  own: Heard,
  partners: readonly Heard[],
): Generator<{ readonly term: PlanTerm; readonly value: FlowValue }> {
  for (const term of terms) {
    for (const value of own.get(term.measure) ?? []) {
      const isIn = value.end > period.start && value.end <= period.end
      if (isIn && hasPartners(plan, term.measure, value, partners)) yield { term, value }
    }
  }
}

function heardOf({ tree, readings }: Deps, unit: Unit, terms: readonly PlanTerm[], frame: PeriodFrame): Heard {
  const heard = new Map<Measure, readonly FlowValue[]>()
  for (const { measure } of terms) {
    if (measure.grain === null || heard.has(measure)) continue
    const list = readings.flowsWithin(measure.id, tree.keyOf(unit), frame.from, frame.to)
    // What begins after the day asked about is not part of it: a past day stays as it was.
    const isOfThen = ({ start, end }: FlowValue) => start <= frame.day && existsOn(unit, end - 1)
    heard.set(measure, list.every(isOfThen) ? list : list.filter(isOfThen))
  }
  return heard
}

interface Stocks {
  /** Stocks of those asked at the period's end; none of a unit without a flow to hold against them. */
  readonly held: ReadonlyMap<Unit, readonly { readonly term: PlanTerm; readonly value: StockValue }[]>
  /** Whether a unit's flows count: not where its own stocks, or those of what it became, are unknown. */
  counts(unit: Unit): boolean
}

function stocksOf(
  { tree, schedule, lookup }: Deps,
  frame: PeriodFrame,
  { asked, mixed }: Reporters,
  heard: ReadonlyMap<Unit, Heard>,
  reports: Reports,
): Stocks {
  const held = new Map<Unit, { term: PlanTerm; value: StockValue }[]>()
  const unknown = new Set<Unit>()
  const spoke = (unit: Unit): boolean =>
    [...(heard.get(unit)?.values() ?? [])].some((list) => list.length > 0) || tree.predecessors(unit).some(spoke)
  for (const [unit, terms] of asked) {
    const stocks = terms.filter(({ measure }) => measure.kind === 'stock')
    if (stocks.length === 0) continue
    const known = stocks.flatMap((term) => {
      const value = lookup.stock(term.measure, unit, frame.asOf)
      const carriedFrom = schedule.standing(term.measure.cadence, frame.asOf).carriedFrom
      return value && value.at >= carriedFrom ? [{ term, value }] : []
    })
    const isKnown = known.length === stocks.length
    reports.add(unit, isKnown)
    if (!isKnown) unknown.add(unit)
    else if (mixed || spoke(unit)) held.set(unit, known)
  }
  const counts = (unit: Unit): boolean => {
    if (unknown.has(unit)) return false
    if (asked.has(unit) || unit.validTo === null) return true
    const end = unit.validTo
    return unit.successors.every((code) => counts(tree.at(code, end) ?? unit))
  }
  return { held, counts }
}

/** Per grain of a unit's flows, whether each period that was due in its life has a reading of all of them. */
function countReports(
  frame: PeriodFrame,
  unit: Unit,
  heard: Heard,
  terms: readonly PlanTerm[],
  reports: Reports,
): void {
  for (const [grain, due] of frame.due) {
    const measures = [...new Set(terms.map(({ measure }) => measure))].filter((measure) => measure.grain === grain)
    if (measures.length === 0) continue
    for (const period of due) {
      if (!existsOn(unit, period.end - 1)) continue
      reports.add(
        unit,
        measures.every((measure) => isHeard(heard.get(measure) ?? [], period)),
      )
    }
  }
}

const isHeard = (list: readonly FlowValue[], { start }: Pick<Period, 'start'>) =>
  list[firstFrom(list, start)]?.start === start

function hasPartners(plan: Plan, measure: Measure, value: FlowValue, partners: readonly Heard[]): boolean {
  return plan.flows.every(
    (other) =>
      other.measure === measure ||
      partners.some((heard) => isOfSameTime(heard.get(other.measure) ?? [], other.measure.grain, measure.grain, value)),
  )
}

/** Whether a list has a reading of the same time: of the same period, or of a longer one that holds its last day. */
function isOfSameTime(list: readonly FlowValue[], grain: Grain | null, own: Grain | null, value: FlowValue): boolean {
  if (grain === own) return isHeard(list, value)
  const last = value.end - 1
  return list.some(({ start, end }) =>
    end - start > value.end - value.start ? start <= last && last < end : value.start < end && end <= value.end,
  )
}
