import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openStore } from '../apps/api/src/store/open-store.ts'
import { openWriter } from '../apps/api/src/store/sqlite/connection.ts'
import type { Batch, Store } from '../apps/api/src/store/store.ts'
import { type Figure, formatFigure, HEADER } from './figure.ts'

/** 40 measures of 168 units, each reporting every hour; one batch is 1,000 rows in time order. */
const SERIES = 6_720
const ROWS = 1_000
const HOUR = 3_600_000
const START = Date.UTC(2024, 0, 1)

function batchAt(first: number): Batch {
  const series = new Int32Array(ROWS)
  const time = new Float64Array(ROWS)
  const value = new Float64Array(ROWS)
  for (let i = 0; i < ROWS; i++) {
    const row = first + i
    series[i] = (row % SERIES) + 1
    time[i] = START + Math.floor(row / SERIES) * HOUR
    value[i] = (row * 7919) % 1000
  }
  return { source: 'bench', receivedAt: START + first, series, time, value }
}

async function openFilled(folder: string, rows: number, name = 'ours'): Promise<Store> {
  const store = await openStore({ path: join(folder, `${name}.sqlite`), utcOffsetMinutes: 420 })
  await store.sources.put({ id: 'bench', name: 'Bench', kind: 'api', sample: true, measures: null, units: null })
  for (let i = 0; i < SERIES; i++) store.seriesOf(`measure-${Math.floor(i / 168)}`, `unit-${i % 168}`)
  for (let row = 0; row < rows; row += ROWS) await store.acceptBatch(batchAt(row))
  return store
}

/** The table alone, with one statement, in transactions of 1,000: what SQLite itself can do. */
function openBare(folder: string, rows: number) {
  // WAL and FULL, as the store has it.
  const database = openWriter(join(folder, 'bare.sqlite'))
  database.exec(`CREATE TABLE reading (time INTEGER NOT NULL, series INTEGER NOT NULL, revision INTEGER NOT NULL,
    value INTEGER NOT NULL, seq INTEGER NOT NULL, PRIMARY KEY (time, series, revision)) WITHOUT ROWID`)
  const insert = database.prepare('INSERT INTO reading VALUES (?, ?, 1, ?, ?)')
  let seq = 0
  const put = database.transaction(({ series, time, value }: Batch) => {
    seq += 1
    for (let i = 0; i < series.length; i++) insert.run(time[i], series[i], value[i], seq)
  })
  for (let row = 0; row < rows; row += ROWS) put.immediate(batchAt(row))
  return { put: (batch: Batch) => put.immediate(batch), close: () => database.close() }
}

const seconds = async (work: () => unknown): Promise<number> => {
  const start = performance.now()
  await work()
  return (performance.now() - start) / 1_000
}

/** Turns of 100,000 rows, ours and theirs by turns, from row `first` on; rows a second each. */
async function race(ours: (batch: Batch) => unknown, theirs: (batch: Batch) => unknown, first: number, rows: number) {
  const time = { ours: 0, theirs: 0 }
  for (let at = first; at < first + rows; at += 100 * ROWS) {
    const batches = Array.from({ length: 100 }, (_, index) => batchAt(at + index * ROWS))
    time.ours += await seconds(async () => {
      for (const batch of batches) await ours(batch)
    })
    time.theirs += await seconds(async () => {
      for (const batch of batches) await theirs(batch)
    })
  }
  return { ours: Math.round(rows / time.ours), theirs: Math.round(rows / time.theirs) }
}

const DEFAULT_SIZES = { sustained: 2_000_000, present: 10_000_000, singles: 40_000 }

/** The store by itself, without HTTP: what ingest and reads have to work with. */
export async function benchStore(sizes = DEFAULT_SIZES): Promise<Figure[]> {
  const folder = mkdtempSync(join(tmpdir(), 'ioc-bench-store-'))
  try {
    return [
      await benchIngest(folder, sizes.sustained),
      await benchSingles(folder, sizes.singles),
      ...(await benchHistory(folder, sizes)),
    ]
  } finally {
    rmSync(folder, { recursive: true })
  }
}

async function benchIngest(folder: string, rows: number): Promise<Figure> {
  const store = await openFilled(folder, 0)
  const bare = openBare(folder, 0)
  const result = await race((batch) => store.acceptBatch(batch), bare.put, 0, rows)
  bare.close()
  await store.close()
  const against = 'bare inserts of the same rows, one statement each'
  return { work: 'store: batches of 1,000 readings', against, ...result, unit: 'rows/s', atLeast: 0.8 }
}

/** 32 callers with one reading each at a time, against the same one after the other: what group commit gives. */
async function benchSingles(folder: string, count: number): Promise<Figure> {
  const store = await openFilled(folder, 0, 'singles')
  const [batch] = [batchAt(0)]
  let next = 0
  const one = () => {
    const at = next++
    const [series, time, value] = [
      [(at % SERIES) + 1],
      [START + Math.floor(at / SERIES) * HOUR],
      [batch.value[at % ROWS]!],
    ]
    return store.acceptBatch({ source: 'bench', receivedAt: START, series, time, value })
  }
  const caller = async (turns: number) => {
    for (let turn = 0; turn < turns; turn++) await one()
  }
  const together = await seconds(() => Promise.all(Array.from({ length: 32 }, () => caller(count / 32))))
  const alone = await seconds(() => caller(count / 8))
  await store.close()
  const rates = { ours: count / together, theirs: count / 8 / alone }
  return { work: 'store: single readings, 32 callers', against: 'one caller', ...rates, unit: 'rows/s', atLeast: 1.5 }
}

async function benchHistory(folder: string, sizes: typeof DEFAULT_SIZES): Promise<Figure[]> {
  const empty = await openFilled(folder, 0, 'empty')
  const full = await openFilled(folder, sizes.present, 'full')
  const result = await race(
    (batch) => full.acceptBatch(batch),
    (batch) => empty.acceptBatch(batch),
    sizes.present,
    sizes.sustained,
  )
  const trend = await timeTrend(full)
  await empty.close()
  await full.close()
  return [
    { work: 'store: with 10 million readings', against: 'empty', ...result, unit: 'rows/s', atLeast: 0.9 },
    {
      work: 'store: a year of days, two series, 10 million readings',
      against: '–',
      ours: trend,
      theirs: null,
      unit: 'ms',
      atMost: 3,
    },
  ]
}

/** Milliseconds for one unit's two series over 366 days, the median of 51. */
async function timeTrend(store: Store): Promise<number> {
  const first = Math.floor(START / 86_400_000)
  const times: number[] = []
  for (let turn = 0; turn < 51; turn++) {
    times.push(await seconds(() => store.dayValues([turn * 2 + 1, turn * 2 + 2], first, first + 366)))
  }
  return times.sort((a, b) => a - b)[25]! * 1_000
}

if (import.meta.main) {
  console.log(HEADER)
  for (const figure of await benchStore()) console.log(formatFigure(figure))
}
