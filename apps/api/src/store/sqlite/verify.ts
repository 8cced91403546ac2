import { setImmediate } from 'node:timers/promises'
import type { VerifyReport } from '../store.ts'
import { openReader, type Connection } from './connection.ts'
import { type DayRow, joinDays } from './day-rows.ts'
import { recomputeDays } from './recompute.ts'
import { tailDays } from './tail-days.ts'

/** Differences named; past it they are only counted. */
const NAMED = 50
const ROWS_BETWEEN_PAUSES = 5_000

/**
 * Recomputes everything derived from the readings and compares, on one unmoving view of the file: what
 * the tables hold joined with the tail must be what the readings say. Nothing is written.
 */
export async function verifyFile(path: string, utcOffsetMs: number): Promise<VerifyReport> {
  const connection = openReader(path)
  try {
    connection.exec('BEGIN')
    const differences = createDifferences()
    const readings = await verifyDays(connection, utcOffsetMs, differences.add)
    const batches = await verifyBatches(connection, readings.perBatch, differences.add)
    verifyLinks(connection, differences.add)
    return { readings: readings.count, batches, differences: differences.all() }
  } finally {
    connection.close()
  }
}

function createDifferences() {
  const named: string[] = []
  let count = 0
  return {
    add: (difference: string) => {
      count += 1
      if (named.length < NAMED) named.push(difference)
    },
    all: () => (count > NAMED ? [...named, `and ${count - NAMED} more`] : named),
  }
}

type Report = (difference: string) => void

async function verifyDays(connection: Connection, utcOffsetMs: number, report: Report) {
  const expected = countedDays(connection, utcOffsetMs, report)
  const actual = keptDays(connection, utcOffsetMs)
  const newest = newestKept(connection, utcOffsetMs)
  let kept = actual.next()
  let previous: DayRow | undefined
  let steps = 0
  for (const day of expected.days) {
    while (!kept.done && compareKeys(kept.value, day) < 0) {
      report(`day ${name(kept.value)} is kept and has no reading`)
      kept = actual.next()
    }
    if (kept.done || compareKeys(kept.value, day) > 0) report(`day ${name(day)} is not kept`)
    else {
      if (!sameDay(kept.value, day)) report(`day ${name(day)} is kept otherwise than its readings say`)
      kept = actual.next()
    }
    if (previous && previous.series !== day.series) verifyLatest(previous, newest, report)
    previous = day
    if (++steps % ROWS_BETWEEN_PAUSES === 0) await setImmediate()
  }
  if (previous) verifyLatest(previous, newest, report)
  for (; !kept.done; kept = actual.next()) report(`day ${name(kept.value)} is kept and has no reading`)
  for (const series of newest.keys()) report(`latest of series ${series} is kept and has no reading`)
  return { count: expected.count(), perBatch: expected.perBatch }
}

/** The recomputed days; walking them counts the readings of each batch and checks that revisions follow each other. */
function countedDays(connection: Connection, utcOffsetMs: number, report: Report) {
  const perBatch = new Map<number, number>()
  let count = 0
  let key = { series: 0, time: 0, revision: 0, seq: 0 }
  const days = recomputeDays(connection, utcOffsetMs, ([series, time, , revision, seq]) => {
    count += 1
    perBatch.set(seq, (perBatch.get(seq) ?? 0) + 1)
    const same = key.series === series && key.time === time
    if (revision !== (same ? key.revision + 1 : 1)) report(`revisions of series ${series} at ${time} have a gap`)
    if (same && seq < key.seq) report(`revisions of series ${series} at ${time} are out of order`)
    key = { series, time, revision, seq }
  })
  return { days, perBatch, count: () => count }
}

/** The table's days joined with those of the tail, by series and day. */
function* keptDays(connection: Connection, utcOffsetMs: number): Generator<DayRow> {
  const gathered = tailDays(connection, utcOffsetMs)
  const waiting = Array.from(gathered.ordered(), (entry) => gathered.row(entry))
  const stored = connection
    .prepare<[], DayRow>(
      'SELECT series, day, time, value, revision, seq, first_time AS firstTime, first_seq AS firstSeq FROM day ORDER BY series, day',
    )
    .iterate()
  let at = 0
  for (const row of stored) {
    for (let next = waiting[at]; next && compareKeys(next, row) < 0; next = waiting[++at]) yield next
    const next = waiting[at]
    if (next && compareKeys(next, row) === 0) {
      at += 1
      yield joinDays(row, next)
    } else yield row
  }
  yield* waiting.slice(at)
}

type Newest = Map<number, Pick<DayRow, 'time' | 'value' | 'revision' | 'seq'>>

function newestKept(connection: Connection, utcOffsetMs: number): Newest {
  const rows = connection.prepare<[], DayRow>('SELECT * FROM latest').all()
  const newest: Newest = new Map(rows.map((row) => [row.series, row]))
  const gathered = tailDays(connection, utcOffsetMs)
  for (const entry of gathered.ordered()) {
    const row = gathered.row(entry)
    const known = newest.get(row.series)
    if (!known || row.time > known.time || (row.time === known.time && row.revision > known.revision)) {
      newest.set(row.series, row)
    }
  }
  return newest
}

function verifyLatest(last: DayRow, newest: Newest, report: Report): void {
  const kept = newest.get(last.series)
  newest.delete(last.series)
  const same =
    kept?.time === last.time && kept.value === last.value && kept.revision === last.revision && kept.seq === last.seq
  if (!same) report(`latest of series ${last.series} is not its last reading`)
}

async function verifyBatches(connection: Connection, perBatch: Map<number, number>, report: Report): Promise<number> {
  const batches = connection
    .prepare<[], [number, number]>('SELECT seq, accepted + revised FROM batch ORDER BY seq')
    .raw()
  const ofRecords = connection.prepare<[], [number, number]>('SELECT seq, count(*) FROM record_revision GROUP BY seq')
  for (const [seq, revisions] of ofRecords.raw().iterate()) perBatch.set(seq, (perBatch.get(seq) ?? 0) + revisions)
  let count = 0
  for (const [seq, rows] of batches.iterate()) {
    count += 1
    if (seq !== count) report(`batch ${count} is not there`)
    if ((perBatch.get(seq) ?? 0) !== rows) report(`batch ${seq} says ${rows} rows and has ${perBatch.get(seq) ?? 0}`)
    perBatch.delete(seq)
    if (count % ROWS_BETWEEN_PAUSES === 0) await setImmediate()
  }
  for (const seq of perBatch.keys()) report(`rows speak of batch ${seq}, which is not there`)
  return count
}

/** What other tables point at must be there. */
const LINKS = {
  'a note without its reading':
    'SELECT count(*) FROM note WHERE NOT EXISTS (SELECT 1 FROM reading WHERE reading.time = note.time AND reading.series = note.series AND reading.revision = note.revision)',
  'a place in a file of a reading that is not there':
    'SELECT count(*) FROM place WHERE NOT EXISTS (SELECT 1 FROM reading WHERE reading.time = place.time AND reading.series = place.series AND reading.revision = place.revision)',
  'a file of a batch that is not there':
    'SELECT count(*) FROM batch_file WHERE NOT EXISTS (SELECT 1 FROM batch WHERE batch.seq = batch_file.seq)',
  'an answer kept for a batch that is not there':
    'SELECT count(*) FROM idempotency WHERE NOT EXISTS (SELECT 1 FROM batch WHERE batch.seq = idempotency.seq)',
  'a batch of an unknown source':
    'SELECT count(*) FROM batch WHERE NOT EXISTS (SELECT 1 FROM source WHERE source.number = batch.source)',
  'a day of an unknown series':
    'SELECT count(DISTINCT series) FROM day WHERE NOT EXISTS (SELECT 1 FROM series WHERE series.number = day.series)',
  "a source's newest batch that is not its own":
    'SELECT count(*) FROM source WHERE last_seq IS NOT NULL AND NOT EXISTS (SELECT 1 FROM batch WHERE batch.seq = source.last_seq AND batch.source = source.number)',
}

function verifyLinks(connection: Connection, report: Report): void {
  for (const [fault, query] of Object.entries(LINKS)) {
    const count = Number(connection.prepare(query).pluck().get())
    if (count > 0) report(`${fault}: ${count}`)
  }
}

const compareKeys = (a: DayRow, b: DayRow) => a.series - b.series || a.day - b.day
const name = (row: DayRow) => `${row.day} of series ${row.series}`

function sameDay(a: DayRow, b: DayRow): boolean {
  return (
    a.time === b.time &&
    a.value === b.value &&
    a.revision === b.revision &&
    a.seq === b.seq &&
    a.firstTime === b.firstTime &&
    a.firstSeq === b.firstSeq
  )
}
