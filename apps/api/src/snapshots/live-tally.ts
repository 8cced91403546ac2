import {
  type Catalogue,
  countedMeasures,
  createTallyBook,
  type Day,
  dayOf,
  type Instant,
  levelOf,
  startOfDay,
  type TallyBook,
  type UnitKey,
  type UnitTree,
} from '@ioc/metrics'
import { breathe } from '../breathe.ts'
import type { NewEntry, RecordStore } from '../store/record-store.ts'
import type { Store } from '../store/store.ts'
import type { Touched } from './live-book.ts'
import type { FactsOf } from './series-facts.ts'

const MS_PER_DAY = 86_400_000
/** Days whose moments are all kept; of earlier ones the sum of the day is enough. */
const RECENT_DAYS = 2

export interface TallyDeps {
  readonly store: Pick<Store, 'records' | 'seriesOf'>
  readonly catalogue: Catalogue
  readonly tree: UnitTree
  readonly factsOf: FactsOf
}

/** What a batch of records changed, as the registers tell it. */
export interface CountedBatch {
  readonly register: string
  readonly sourceKind: Parameters<TallyBook['deliver']>[0]['sourceKind']
  readonly sample: boolean
  readonly at: Instant
  readonly seq: number
  /** Whether it says that its units are complete up to `at`. */
  readonly speaks: boolean
  readonly units: readonly UnitKey[] | null
  readonly entries: readonly NewEntry[]
}

/** What is read to count. */
export interface TallyReads {
  readonly records: Pick<RecordStore, 'daySums' | 'entriesFrom' | 'deliveries'>
}

/**
 * Everything registers count, from the store: days as sums, what is recent moment by moment. As known at `knownSeq`;
 * `since`: the first day that is asked about, all before it is one sum; `before`: up to there, and nothing after.
 */
export async function loadTally(
  { store, catalogue, factsOf }: Pick<TallyDeps, 'catalogue' | 'factsOf'> & { readonly store: TallyReads },
  day: Day,
  knownSeq: number,
  { since, before }: { readonly since?: Day; readonly before?: Instant } = {},
): Promise<{ readonly book: TallyBook; readonly entries: readonly NewEntry[] }> {
  const { utcOffsetMinutes } = catalogue
  const book = createTallyBook({ measures: countedMeasures(catalogue.measures), utcOffsetMinutes })
  const from = day - RECENT_DAYS
  const add = ({ series, time, delta }: NewEntry) => {
    const facts = factsOf(series)
    if (facts) book.add({ measure: facts.measure.id, unit: facts.key, time, delta })
  }
  // All three are as after one batch, so that others may have their turn between.
  const pause = breathe()
  for (const { series, day: on, delta } of await store.records.daySums(from, knownSeq, since)) {
    const flow = factsOf(series)?.measure.kind === 'flow'
    add({ series, time: flow ? on * MS_PER_DAY : startOfDay(on, utcOffsetMinutes), delta })
    const rest = pause()
    if (rest) await rest
  }
  const entries = await store.records.entriesFrom(startOfDay(from, utcOffsetMinutes), knownSeq, before)
  for (const entry of entries) add(entry)
  await pause()
  for (const delivery of await store.records.deliveries(knownSeq)) book.deliver(delivery)
  return { book, entries }
}

/** Puts what a batch of records changed into a book, and gathers what it touched. */
export function putCounted(
  deps: TallyDeps,
  book: TallyBook,
  batch: CountedBatch,
  now: Instant,
  touched: Touched,
): void {
  const { catalogue, factsOf } = deps
  for (const { series, time, delta } of batch.entries) {
    const facts = factsOf(series)
    if (!facts) continue
    book.add({ measure: facts.measure.id, unit: facts.key, time, delta })
    const flow = facts.measure.kind === 'flow'
    touch(touched, series, flow ? time / MS_PER_DAY : dayOf(time, catalogue.utcOffsetMinutes))
    if (!flow && time > now) touched.ahead.push({ at: time, series })
  }
  const from = batch.speaks ? book.deliver(batch) : null
  if (from === null) return
  // The age of every count of these units is another now, also where nothing was added.
  const today = dayOf(now, catalogue.utcOffsetMinutes)
  for (const series of seriesSpokenFor(deps, batch, today)) touch(touched, series, from)
}

function touch({ days }: Touched, series: number, day: Day): void {
  const first = days.get(series)
  if (first === undefined || day < first) days.set(series, day)
}

function* seriesSpokenFor({ store, catalogue, tree }: TallyDeps, batch: CountedBatch, today: Day): Generator<number> {
  const units = batch.units?.flatMap((key) => tree.byKey(key) ?? []) ?? tree.units
  const measures = countedMeasures(catalogue.measures).filter(({ counting }) => counting.register === batch.register)
  for (const unit of units) {
    const lives = unit.validFrom <= today && (unit.validTo === null || today < unit.validTo)
    for (const measure of lives ? measures : []) {
      if (measure.levels.includes(levelOf(unit.kind))) yield store.seriesOf(measure.id, tree.keyOf(unit))
    }
  }
}

/** Counts that turn at a moment still to come. */
export function aheadOf(entries: readonly NewEntry[], factsOf: FactsOf, now: Instant): Touched['ahead'] {
  return entries.flatMap(({ series, time }) =>
    time > now && factsOf(series)?.measure.kind === 'stock' ? [{ at: time, series }] : [],
  )
}
