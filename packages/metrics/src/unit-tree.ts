import { kept, keptMap } from './keep.ts'
import type { Day } from './period.ts'
import { formatDay } from './period-text.ts'
import { countUpTo } from './sorted-list.ts'
import type { Level, Unit, UnitKey, UnitKind } from './unit.ts'

/** The level of a kind: a town and a commune are collected from alike. */
export function levelOf(kind: UnitKind): Level {
  return kind === 'town' ? 'commune' : kind
}

/** `code@YYYY-MM-DD`. */
export function keyOf(unit: Unit): UnitKey {
  return `${unit.code}@${formatDay(unit.validFrom)}`
}

/** Whether a unit exists on a day. */
export function existsOn(unit: Unit, day: Day): boolean {
  return unit.validFrom <= day && (unit.validTo === null || day < unit.validTo)
}

/** The administrative tree through time. */
export interface UnitTree {
  readonly units: readonly Unit[]
  /** The unit that bears a code on a day. */
  at(code: string, day: Day): Unit | undefined
  /** The unit of a key. */
  byKey(key: UnitKey): Unit | undefined
  keyOf(unit: Unit): UnitKey
  /** Direct children on a day, in code order. */
  children(code: string, day: Day): readonly Unit[]
  /**
   * The units under or at `unit` that stand at one of `levels` on a day, in code order. Before the
   * unit existed, those of the units it was made from, or else of its first children; a collector itself
   * stands for its own past.
   */
  collectors(unit: Unit, levels: readonly Level[], day: Day): readonly Unit[]
  /** Numbers the stretches of days between two changes of the tree; on days of one it is the same tree. */
  stretchOf(day: Day): number
  /** The units that became this one on its first day, in code order. */
  predecessors(unit: Unit): readonly Unit[]
  /** Every unit whose cells a reading of this one can change: itself, what it became, and all above them. */
  touchedBy(unit: Unit): readonly Unit[]
}

const NONE: readonly Unit[] = []
const byCode = (a: Unit, b: Unit) => (a.code < b.code ? -1 : a.code > b.code ? 1 : a.validFrom - b.validFrom)

/**
 * The tree of a catalogue's units. Throws where two units bear one code on one day, or a dissolved
 * unit passes to one that does not begin that day (a unit that takes in another begins anew).
 */
export function createUnitTree(units: readonly Unit[]): UnitTree {
  const ordered = units.toSorted(byCode)
  const ofCode = Map.groupBy(ordered, (unit) => unit.code)
  const ofParent = Map.groupBy(ordered, (unit) => unit.parent)
  const keys = new Map(ordered.map((unit) => [unit, keyOf(unit)]))
  const ofKey = new Map(ordered.map((unit) => [keyOf(unit), unit]))
  const ends = [...new Set(ordered.flatMap((unit) => [unit.validFrom, unit.validTo ?? unit.validFrom]))]
  const changes = ends.toSorted((a, b) => a - b)
  const at = (code: string, day: Day) => ofCode.get(code)?.find((unit) => existsOn(unit, day))
  checkUnits(ordered, at)
  const before = predecessorsOf(ordered, at)
  const predecessors = (unit: Unit) => before.get(unit) ?? NONE
  const children = (code: string, day: Day) => ofParent.get(code)?.filter((unit) => existsOn(unit, day)) ?? NONE
  // A parent that took nobody's place (a new province over old communes) has the past of its first children.
  const madeFrom = (unit: Unit) => before.get(unit) ?? children(unit.code, unit.validFrom)
  const gather = (unit: Unit, levels: readonly Level[], day: Day): readonly Unit[] => {
    if (unit.validTo !== null && day >= unit.validTo) return NONE
    if (levels.includes(levelOf(unit.kind))) return [unit]
    const below = day < unit.validFrom ? madeFrom(unit) : children(unit.code, day)
    return below.flatMap((child) => gather(child, levels, day)).toSorted(byCode)
  }
  const stretchOf = (day: Day) => countUpTo(changes, day)
  return {
    units: ordered,
    at,
    byKey: (key) => ofKey.get(key),
    keyOf: (unit) => keys.get(unit) ?? keyOf(unit),
    children,
    collectors: rememberCollectors(gather, stretchOf),
    stretchOf,
    predecessors,
    touchedBy: rememberTouched(ofCode, at),
  }
}

function checkUnits(units: readonly Unit[], at: UnitTree['at']): void {
  for (const unit of units) {
    if (at(unit.code, unit.validFrom) !== unit) throw new Error(`two units bear the code ${unit.code} on one day`)
    if (unit.validTo === null) continue
    for (const code of unit.successors) {
      if (at(code, unit.validTo)?.validFrom === unit.validTo) continue
      throw new Error(`${keyOf(unit)} passes to ${code}, which does not begin on ${formatDay(unit.validTo)}`)
    }
  }
}

function predecessorsOf(units: readonly Unit[], at: UnitTree['at']): ReadonlyMap<Unit, readonly Unit[]> {
  const before = new Map<Unit, Unit[]>()
  for (const unit of units) {
    for (const code of unit.validTo === null ? [] : unit.successors) {
      const next = at(code, unit.validTo ?? 0)
      if (next) before.set(next, [...(before.get(next) ?? []), unit])
    }
  }
  return before
}

/** Between two changes of the tree the answer is the same, so it is kept per stretch. */
function rememberCollectors(gather: UnitTree['collectors'], stretchOf: UnitTree['stretchOf']): UnitTree['collectors'] {
  const lists = new Map<Unit, Map<string, readonly Unit[]>>()
  return (unit, levels, day) =>
    kept(keptMap(lists, unit), `${stretchOf(day)}|${levels.join()}`, () => gather(unit, levels, day))
}

function rememberTouched(ofCode: ReadonlyMap<string, readonly Unit[]>, at: UnitTree['at']): UnitTree['touchedBy'] {
  const lists = new Map<Unit, readonly Unit[]>()
  const listOf = (unit: Unit) => {
    const touched = new Set<Unit>()
    const reach = (next: Unit | undefined) => {
      if (!next || touched.has(next)) return
      touched.add(next)
      for (const parent of next.parent === null ? [] : (ofCode.get(next.parent) ?? [])) reach(parent)
      if (next.validTo !== null) for (const code of next.successors) reach(at(code, next.validTo))
    }
    reach(unit)
    return [...touched].toSorted(byCode)
  }
  return (unit) => kept(lists, unit, () => listOf(unit))
}
