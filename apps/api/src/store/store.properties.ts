import * as fc from 'fast-check'
import { setTimeout } from 'node:timers/promises'
import { expect, it } from 'vitest'
import { batchOf, DAY, type Engine, HOUR, MIDNIGHT, OFFICE, SIMULATOR } from './store.fixtures.ts'
import { createStoreModel } from './store.model.ts'
import { openStoreReader } from './open-reader.ts'
import type { Batch, Store, StoredReading, StoreReads } from './store.ts'

const SERIES = [1, 2, 3]
const FIRST_DAY = 20_778
/** Few instants over four days, so that duplicates, corrections and late data are the rule. */
const time = fc
  .tuple(fc.integer({ min: -2, max: 1 }), fc.constantFrom(0, 1, HOUR, 23 * HOUR, DAY - 1))
  .map(([day, ms]) => MIDNIGHT + day * DAY + ms)
const row = fc.tuple(fc.constantFrom(...SERIES), time, fc.integer({ min: -2, max: 2 }))
const batch = fc
  .record({
    rows: fc.array(row, { maxLength: 30 }),
    source: fc.constantFrom(OFFICE.id, SIMULATOR.id),
    file: fc.boolean(),
    notes: fc.array(fc.tuple(fc.nat({ max: 30 }), fc.constantFrom('seen', 'counted')), { maxLength: 2 }),
    step: fc.nat({ max: 3 }),
  })
  .map(({ rows, source, notes, file, step }) => ({
    step,
    batch: batchOf(rows, {
      source,
      notes: new Map(notes.filter(([index]) => index < rows.length)),
      ...(file ? { file: { name: 'f.csv', sheet: null, rows: rows.map((_, index) => index + 2) } } : {}),
    }),
  }))
const step = fc.oneof({ weight: 6, arbitrary: batch }, fc.constantFrom('reopen', 'rebuild', 'wait'))

type Model = ReturnType<typeof createStoreModel>

/** Any history of batches, in any order, with restarts and roll-ups between, answers as the plain model does. */
export function describeAgainstModel(engine: Engine): void {
  // oxlint-disable-next-line vitest/expect-expect -- acceptBoth and compare expect
  it('answers as a plain list of readings would, whatever came in whatever order', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 10 }), async (steps) => {
        const place = engine.place()
        let store = await openWithSources(place)
        const model = createStoreModel(420, (id) => (id === OFFICE.id ? sourceMarks(OFFICE) : sourceMarks(SIMULATOR)))
        let receivedAt = MIDNIGHT
        for (const next of steps) {
          if (next === 'reopen') {
            await store.close()
            store = nameSeries(await place.open())
          } else if (next === 'rebuild') await store.rebuild()
          else if (next === 'wait') await setTimeout(5)
          else {
            receivedAt += next.step
            await acceptBoth(store, model, { ...next.batch, receivedAt })
          }
        }
        await compare(store, model)
        await store.close()
        await place.remove()
      }),
      { numRuns: 25 },
    )
  })
}

function sourceMarks(source: typeof OFFICE) {
  return { sourceKind: source.kind, sample: source.sample }
}

async function openWithSources(place: ReturnType<Engine['place']>): Promise<Store> {
  const store = await place.open()
  await Promise.all([OFFICE, SIMULATOR].map((source) => store.sources.put(source)))
  return nameSeries(store)
}

/** A number is durable with the first batch that uses it, so they are asked for again after a restart. */
function nameSeries(store: Store): Store {
  for (const series of SERIES) expect(store.seriesOf('measure', `unit-${series}`)).toBe(series)
  return store
}

async function acceptBoth(store: Store, model: Model, batch: Batch): Promise<void> {
  const rehearsed = await store.rehearse(batch)
  const expected = model.accept(batch)
  expect(await store.acceptBatch(batch)).toEqual({ ...expected, replayed: false })
  expect({ ...rehearsed, seq: expected.seq }).toEqual(expected)
}

async function compare(store: Store, model: Model): Promise<void> {
  const { differences, readings } = await store.verify()
  expect(differences).toEqual([])
  expect(readings).toBe(model.readings().length)
  await compareDays(store, model)
  const reader = openStoreReader(store.place)
  for (let knownSeq = 0; knownSeq <= model.batches().length; knownSeq++) {
    await compareKnown(store, model, knownSeq)
    // Another process's reader sees what is committed, rolled up or not.
    await reader.atOneMoment((reads) => compareRead(reads, model, knownSeq))
  }
  reader.close()
  for (const { receivedAt } of model.batches()) {
    const known = model.batches().findLast((earlier) => earlier.receivedAt <= receivedAt)
    expect(await store.seqAt(receivedAt)).toBe(known?.seq)
  }
  const keys = model.readings().map(({ series, time }) => ({ series, time }))
  expect(await store.revisionsOf(keys)).toEqual(model.revisionsOf(keys))
}

async function compareDays(store: Store, model: Model): Promise<void> {
  for (const [from, to] of [
    [FIRST_DAY, FIRST_DAY + 4],
    [FIRST_DAY + 1, FIRST_DAY + 3],
  ] as const) {
    expect(await store.dayValues([3, 1], from, to)).toEqual(model.dayValues([3, 1], from, to))
    expect(await store.dayReadings(from, to)).toEqual(model.dayReadings(from, to))
    const revised = { series: [1, 3], from: MIDNIGHT - DAY, to: MIDNIGHT + HOUR }
    expect(await store.revisedWithin(revised)).toEqual(model.revisedWithin(revised))
  }
}

const QUERIES = [
  [MIDNIGHT - 3 * DAY, MIDNIGHT + 3 * DAY],
  [MIDNIGHT - 2 * DAY + 1, MIDNIGHT + HOUR],
].flatMap(([from = 0, to = 0]) => [[1, 2, 3], [2]].map((series) => ({ series, from, to })))

async function compareKnown(store: Store, model: Model, knownSeq: number): Promise<void> {
  for (const query of QUERIES)
    expect(await store.readingsFor({ ...query, knownSeq })).toEqual(model.readingsFor({ ...query, knownSeq }))
  await compareLast(store, model, knownSeq)
}

async function compareRead(reads: StoreReads, model: Model, knownSeq: number): Promise<void> {
  for (const query of QUERIES) {
    const found = await inTimeOrder(reads.readingsFor({ ...query, knownSeq }))
    expect(found).toEqual(model.readingsFor({ ...query, knownSeq }))
    const days = { series: query.series, from: FIRST_DAY, to: FIRST_DAY + 4, knownSeq }
    expect(await inTimeOrder(reads.lastOfDays(days))).toEqual(model.lastOfDays(days))
  }
  await compareLast(reads, model, knownSeq)
}

async function compareLast(store: Pick<Store, 'lastSeq' | 'lastBefore'>, model: Model, knownSeq: number) {
  expect(store.lastSeq()).toBe(model.batches().length)
  for (const at of [MIDNIGHT - 3 * DAY, MIDNIGHT - DAY, MIDNIGHT + 2, MIDNIGHT + HOUR, MIDNIGHT + 2 * DAY]) {
    expect(await store.lastBefore(SERIES, at, knownSeq)).toEqual(model.lastBefore(SERIES, at, knownSeq))
  }
}

/** Series are read one slice after the other: whole, in the order of time, they are compared. */
async function inTimeOrder(slices: AsyncIterable<readonly StoredReading[]>): Promise<StoredReading[]> {
  const found: StoredReading[] = []
  for await (const slice of slices) found.push(...slice)
  return found.sort((a, b) => a.time - b.time || a.series - b.series)
}
