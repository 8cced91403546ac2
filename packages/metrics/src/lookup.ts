import type { Measure } from './measure.ts'
import type { Day, Instant } from './period.ts'
import type { FlowValue, Readings, SourceKind, StockValue, Value } from './reading.ts'
import type { Unit } from './unit.ts'
import { levelOf, type UnitTree } from './unit-tree.ts'

/** Readings as today's units see them: what lies before a unit's first day is the sum of what it was made from. */
export interface Lookup {
  /** The last reading at or before `asOf`, or the sum of the predecessors' last ones. */
  stock(measure: Measure, unit: Unit, asOf: Instant): StockValue | undefined
  /** Readings oldest first, at least those whose periods lie within [from, to); outside it there may be more. */
  flows(measure: Measure, unit: Unit, from: Day, to: Day): readonly FlowValue[]
  /** The last reading of a flow whose period began before `day`, however long ago. */
  lastBegunBefore(measure: Measure, unit: Unit, day: Day): FlowValue | undefined
  /** The first day the unit or anything it was made from existed. */
  bornOn(measure: Measure, unit: Unit): Day
}

/** The days of the longest period of a grain. */
const LONGEST = { day: 1, week: 7, month: 31, 'reporting-month': 31, quarter: 92, year: 366 } as const

/** Periods looked back for the last reading before all of history is asked for. */
const NEAR = 8

interface Fetched {
  readonly from: Day
  readonly to: Day
  readonly list: readonly FlowValue[]
}

/** `margin`: days fetched beyond what is asked for, so that the days of a trend share one fetch. */
export function createLookup(readings: Readings, tree: UnitTree, margin: number): Lookup {
  const fetched = new Map<Measure, Map<Unit, Fetched>>()

  const membersOf = (measure: Measure, unit: Unit) =>
    tree.predecessors(unit).filter((member) => measure.levels.includes(levelOf(member.kind)))

  const stock = (measure: Measure, unit: Unit, asOf: Instant): StockValue | undefined => {
    const own = readings.stockAt(measure.id, tree.keyOf(unit), asOf)
    if (own || tree.predecessors(unit).length === 0) return own
    const members = membersOf(measure, unit)
    return allOf(members, (member) => stock(measure, member, asOf))?.reduce((sum, value) => ({
      ...added(sum, value),
      at: Math.min(sum.at, value.at),
    }))
  }

  const bornOn = (measure: Measure, unit: Unit): Day =>
    membersOf(measure, unit).reduce((day, member) => Math.min(day, bornOn(measure, member)), unit.validFrom)

  const flows = (measure: Measure, unit: Unit, from: Day, to: Day): readonly FlowValue[] => {
    let ofMeasure = fetched.get(measure)
    if (!ofMeasure) fetched.set(measure, (ofMeasure = new Map()))
    const known = ofMeasure.get(unit)
    if (known && known.from <= from && known.to >= to) return known.list
    // What lies close before is the first day of a trend itself: the days after it need nothing earlier.
    const near = known !== undefined && known.from - from <= margin
    const wide = { from: Math.min(near ? from : from - margin, known?.from ?? from), to: Math.max(to, known?.to ?? to) }
    const list = fetchFlows(measure, unit, wide.from, wide.to)
    ofMeasure.set(unit, { ...wide, list })
    return list
  }

  const fetchFlows = (measure: Measure, unit: Unit, from: Day, to: Day): readonly FlowValue[] => {
    // What began before a unit and ended in it belongs to it.
    const begun = Math.max(from, unit.validFrom - LONGEST.year)
    const own = readings.flowsWithin(measure.id, tree.keyOf(unit), begun, to)
    if (from >= unit.validFrom || tree.predecessors(unit).length === 0) return own
    const past = pastFlows(measure, unit, from, Math.min(to, unit.validFrom))
    return [...past, ...own.filter((value) => value.end > unit.validFrom)]
  }

  /** Per period that ended before the unit began, the sum of the members that existed then; one missing leaves none. */
  const pastFlows = (measure: Measure, unit: Unit, from: Day, to: Day): FlowValue[] => {
    const members = membersOf(measure, unit)
    const lists = allOf(members, (member) => flows(measure, member, from, to)) ?? []
    const perPeriod = new Map<Day, FlowValue[]>()
    for (const value of lists.flat()) {
      if (value.start < from || value.end > to) continue
      const same = perPeriod.get(value.start)
      if (same) same.push(value)
      else perPeriod.set(value.start, [value])
    }
    const born = members.map((member) => bornOn(measure, member))
    const whole = [...perPeriod.values()].filter(
      (values) => values.length === born.filter((day) => day < (values[0]?.end ?? day)).length,
    )
    return whole.map((values) => values.reduce((sum, value) => ({ ...sum, ...added(sum, value) }))).toSorted(byStart)
  }

  const lastBegunBefore = (measure: Measure, unit: Unit, day: Day): FlowValue | undefined => {
    const length = measure.grain === null ? 0 : LONGEST[measure.grain]
    const near = flows(measure, unit, day - NEAR * length, day + length)
    const found = near[firstFrom(near, day) - 1]
    if (found) return found
    const all = flows(measure, unit, bornOn(measure, unit) - LONGEST.year, day + length)
    return all[firstFrom(all, day) - 1]
  }

  return { stock, flows, lastBegunBefore, bornOn }
}

const byStart = (a: FlowValue, b: FlowValue) => a.start - b.start

/** What every member gives; undefined when one gives nothing, or was divided among several and cannot be told apart. */
function allOf<T>(members: readonly Unit[], give: (member: Unit) => T | undefined): T[] | undefined {
  const given: T[] = []
  for (const member of members) {
    const value = member.successors.length === 1 ? give(member) : undefined
    if (value === undefined) return undefined
    given.push(value)
  }
  return given.length > 0 ? given : undefined
}

/** Of two kinds the one that says most against the sum: a typed part makes it typed, one unpublished part makes it unpublished. */
function kindOfBoth(a: SourceKind, b: SourceKind): SourceKind {
  if (a === 'hand' || b === 'hand') return 'hand'
  return a === 'document' ? b : a
}

function added(a: Value, b: Value): Value {
  return {
    value: a.value + b.value,
    receivedAt: Math.max(a.receivedAt, b.receivedAt),
    sourceKind: kindOfBoth(a.sourceKind, b.sourceKind),
    sample: a.sample || b.sample,
  }
}

/** The first index whose period begins at or after `day`. */
export function firstFrom(list: readonly FlowValue[], day: Day): number {
  let low = 0
  let high = list.length
  while (low < high) {
    const middle = (low + high) >>> 1
    if ((list[middle]?.start ?? day) < day) low = middle + 1
    else high = middle
  }
  return low
}
