import {
  type Catalogue,
  countedMeasures,
  createLookup,
  createSchedule,
  dayOf,
  existsOn,
  type FreshnessState,
  type Instant,
  levelOf,
  type Measure,
  measuresInUse,
  missedDues,
  owedDues,
  partFreshness,
  type Unit,
  type UnitTree,
  type View,
} from '@ioc/metrics'

/** One measure of one unit that somebody is to report, or that is counted, and how it stands. */
export interface ExpectedPart {
  readonly measure: Measure
  readonly unit: Unit
  readonly state: FreshnessState
  /**
   * The first due moment it let pass; null while fresh, and where none ever came and nothing says from when it was
   * owed.
   */
  readonly since: Instant | null
  readonly missed: number
}

/** Everything expected, as of an instant. */
export interface Expected {
  readonly asOf: Instant
  readonly parts: readonly ExpectedPart[]
  /** When a reading of a measure is next due; null when it never is. */
  nextDue(measure: Measure): Instant | null
  /** The measures counted from a register; none where there is no such register. */
  countedFrom(register: string): readonly Measure[]
}

/** An answer is good for this long where nothing came meanwhile. */
const GOOD_MS = 1_000

export interface ExpectedDeps {
  readonly catalogue: Catalogue
  readonly tree: UnitTree
  /** Everything known now. */
  readonly view: () => View
  /** The last batch it knows of. */
  readonly lastSeq: () => number
}

/**
 * Every measure at every unit it is collected at, against its cadence. One that an indicator counts and that never came
 * is owed from the day the catalogue says (`from`) or the unit began. Any other that no unit ever reported, and all of
 * them without such a day, is not yet in use and asked of nobody.
 */
export function createExpected({ catalogue, tree, view, lastSeq }: ExpectedDeps): () => Expected {
  const schedule = createSchedule(catalogue)
  const inUse = measuresInUse(catalogue)
  const counted = Map.groupBy(countedMeasures(catalogue.measures), ({ counting }) => counting.register)
  let last: { readonly expected: Expected; readonly seq: number } | undefined

  function missedBy(measure: Measure, unit: Unit, newest: Instant | null, asOf: Instant) {
    if (newest !== null) return missedDues(catalogue, measure, newest, asOf)
    return inUse.has(measure.id) ? owedDues(catalogue, measure, unit, asOf) : undefined
  }

  function look(now: View): Expected {
    const { asOf } = now
    const lookup = createLookup(now.readings, tree, 0)
    const today = dayOf(asOf, catalogue.utcOffsetMinutes)
    const units = tree.units.filter((unit) => existsOn(unit, today))
    const partOf = (measure: Measure, unit: Unit): ExpectedPart => {
      const { state, newest } = partFreshness(measure, unit, asOf, lookup, schedule)
      const missed = state === 'fresh' ? undefined : missedBy(measure, unit, newest, asOf)
      return { measure, unit, state, since: missed?.since ?? null, missed: missed?.count ?? 0 }
    }
    const parts = [...catalogue.measures.values()].flatMap((measure) => {
      const asked = units.filter(({ kind }) => measure.levels.includes(levelOf(kind)))
      const found = asked.map((unit) => partOf(measure, unit))
      const isOwed = catalogue.from !== undefined && inUse.has(measure.id)
      if (isOwed) return found.filter(({ state, since }) => state !== 'unknown' || since !== null)
      return found.some(({ state }) => state !== 'unknown') ? found : []
    })
    return {
      asOf,
      parts,
      nextDue: ({ cadence }) => schedule.standing(cadence, asOf).nextDue,
      countedFrom: (register) => counted.get(register) ?? [],
    }
  }

  return () => {
    const now = view()
    const seq = lastSeq()
    const age = last ? now.asOf - last.expected.asOf : Infinity
    if (!last || last.seq !== seq || age < 0 || age >= GOOD_MS) last = { expected: look(now), seq }
    return last.expected
  }
}

/** How bad a state is: what is missing before what is late, and before both what never came. */
export const BADNESS: Readonly<Record<FreshnessState, number>> = { fresh: 0, unknown: 1, late: 2, missing: 3 }

/** The worst first, and of two as bad the one owed longer. */
export function worstFirst(
  a: { readonly state: FreshnessState; readonly since: Instant | null },
  b: { readonly state: FreshnessState; readonly since: Instant | null },
): number {
  return BADNESS[b.state] - BADNESS[a.state] || (a.since ?? 0) - (b.since ?? 0)
}
