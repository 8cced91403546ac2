import { type CountedMeasure, type Entry } from './counting.ts'
import { type Day, dayOf, type Instant } from './period.ts'
import type { FlowValue, Readings, SourceKind, StockValue } from './reading.ts'
import { createTally, type Tally } from './tally.ts'
import type { UnitKey } from './unit.ts'

/** A source that keeps a register said that it is complete up to an instant. */
export interface Delivery {
  readonly register: string
  /** The units it speaks for; null for all. */
  readonly units: readonly UnitKey[] | null
  readonly at: Instant
  readonly sourceKind: SourceKind
  readonly sample: boolean
}

/** What registers count, as readings: a unit without records has 0, not nothing, as long as someone speaks for it. */
export interface TallyBook extends Readings {
  add(entry: Entry): void
  /**
   * The first day on which it changes what cells say, of their age or of what was never told before; null
   * where it does not. Deliveries are told apart by the minute.
   */
  deliver(delivery: Delivery): Day | null
}

interface Marks {
  readonly at: Instant
  readonly sourceKind: SourceKind
}

interface Kept {
  /** The first moment a source spoke of: what lies before it was never told, and is not 0. */
  opened: Instant
  sample: boolean
  all: Marks | undefined
  readonly perUnit: Map<UnitKey, Marks>
}

const MS_PER_DAY = 86_400_000
const MINUTE = 60_000

/** An empty book over the measures that are counted. */
export function createTallyBook(options: {
  readonly measures: readonly CountedMeasure[]
  readonly utcOffsetMinutes: number
}): TallyBook {
  const { utcOffsetMinutes } = options
  const measures = new Map(options.measures.map((measure) => [measure.id, measure]))
  const tallies = new Map<string, Map<UnitKey, Tally>>()
  const registers = new Map<string, Kept>()

  function keptOf(register: string): Kept {
    let kept = registers.get(register)
    if (!kept) {
      kept = { opened: Number.POSITIVE_INFINITY, sample: false, all: undefined, perUnit: new Map() }
      registers.set(register, kept)
    }
    return kept
  }

  function tallyOf(measure: string, unit: UnitKey): Tally {
    let units = tallies.get(measure)
    if (!units) tallies.set(measure, (units = new Map()))
    let tally = units.get(unit)
    if (!tally) units.set(unit, (tally = createTally()))
    return tally
  }

  /** How far a unit's records are complete; undefined where nobody ever spoke for it. */
  function heard(kept: Kept, unit: UnitKey): Marks | undefined {
    const own = kept.perUnit.get(unit)
    return own && (!kept.all || own.at >= kept.all.at) ? own : kept.all
  }

  /** Keeps the newest of what was heard; the oldest of what it stands in place of, null where nothing was newer. */
  function hear(kept: Kept, units: readonly UnitKey[] | null, marks: Marks): Instant | null {
    let replaced: Instant | null = null
    const replace = (known: Marks | undefined) => {
      if (known && marks.at <= known.at) return false
      replaced = Math.min(replaced ?? marks.at, known?.at ?? kept.opened)
      return true
    }
    if (units === null && replace(kept.all)) kept.all = marks
    for (const unit of units ?? []) if (replace(kept.perUnit.get(unit))) kept.perUnit.set(unit, marks)
    return replaced
  }

  const dayIn = (at: Instant) => dayOf(at, utcOffsetMinutes)

  /** The measure with what is known of its register for the unit, if anything is. */
  function known(id: string, unit: UnitKey) {
    const measure = measures.get(id)
    const kept = measure && registers.get(measure.counting.register)
    const marks = kept && heard(kept, unit)
    return measure && kept && marks ? { kept, marks } : undefined
  }

  return {
    add({ measure: id, unit, time, delta }) {
      const measure = measures.get(id)
      if (!measure) return
      const flow = measure.kind === 'flow'
      tallyOf(id, unit).add(flow ? time / MS_PER_DAY : dayIn(time), time, delta)
    },
    deliver({ register, units, at, sourceKind, sample }) {
      const kept = keptOf(register)
      const marks = { at: Math.floor(at / MINUTE) * MINUTE, sourceKind }
      const before = { sample: kept.sample, opened: kept.opened }
      kept.sample ||= sample
      kept.opened = Math.min(kept.opened, marks.at)
      if (kept.sample !== before.sample || kept.opened !== before.opened) {
        hear(kept, units, marks)
        return dayIn(kept.opened)
      }
      const heardBefore = hear(kept, units, marks)
      return heardBefore === null ? null : dayIn(heardBefore)
    },
    stockAt(id, unit, asOf): StockValue | undefined {
      const found = known(id, unit)
      if (!found || asOf < found.kept.opened) return undefined
      const { kept, marks } = found
      const at = Math.min(asOf, marks.at)
      const value = tallies.get(id)?.get(unit)?.upTo(dayIn(asOf), asOf) ?? 0
      return { value, at, receivedAt: at, sourceKind: marks.sourceKind, sample: kept.sample }
    },
    flowsWithin(id, unit, from, to): readonly FlowValue[] {
      const found = known(id, unit)
      if (!found) return []
      const { kept, marks } = found
      const tally = tallies.get(id)?.get(unit)
      const first = Math.max(from, dayIn(kept.opened))
      const last: Day = Math.min(to - 1, dayIn(marks.at))
      const values: FlowValue[] = []
      for (let day = first; day <= last; day++) {
        const receivedAt = Math.min(marks.at, (day + 1) * MS_PER_DAY - utcOffsetMinutes * MINUTE)
        values.push({
          start: day,
          end: day + 1,
          value: tally?.on(day) ?? 0,
          receivedAt,
          sourceKind: marks.sourceKind,
          sample: kept.sample,
        })
      }
      return values
    },
  }
}
