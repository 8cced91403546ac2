import type { RegisterRecord } from '@ioc/metrics'
import { Problem } from '../../errors.ts'
import type { RecordBatch, RecordsAccepted, RecordRow } from '../record-store.ts'
import type { BatchBook } from './batch-book.ts'
import type { Connection } from './connection.ts'
import { createEntrySums } from './entry-sums.ts'
import { createFirstAnswer } from './first-answer.ts'
import { createEntryWriter } from './put-entries.ts'
import { createRecordWriter, type LastRevision } from './put-record.ts'
import { sort } from './sort.ts'
import type { Steps } from './steps.ts'
import type { OpenTransaction } from './transaction.ts'

/** Records after which others may run, if the batch has a transaction to itself. */
const STEP = 200

interface Looked {
  /** By row; undefined for a record never heard of. */
  readonly known: readonly (LastRevision | undefined)[]
  readonly repeats: boolean
}

/** Stores one batch of records within the open transaction, and what it adds to the counts. */
export function createRecordAcceptor(
  connection: Connection,
  transaction: OpenTransaction,
  book: BatchBook,
  utcOffsetMs: number,
) {
  const records = createRecordWriter(connection)
  const putEntries = createEntryWriter(connection, utcOffsetMs)
  const firstAnswer = createFirstAnswer(connection)
  const insertBatch = connection.prepare('INSERT INTO record_batch (seq, register, at, units) VALUES (?, ?, ?, ?)')

  /**
   * What is known of each row's record, and whether any repeats what holds since later. Throws `conflict` where one
   * contradicts that, `bad-rows` where one stands for a unit that the batch may not speak for.
   */
  function* look(batch: RecordBatch): Steps<Looked> {
    const { register, at, rows } = batch
    const known: (LastRevision | undefined)[] = []
    let repeats = false
    for (const [index, row] of rows.entries()) {
      if (index % STEP === STEP - 1) yield
      const last = records.last(register, row.key)
      known.push(last)
      const isLooked = row.seen !== undefined || Boolean(last && (last.at > at || batch.within))
      if (!isLooked) continue
      const standing = records.get(register, row.key) ?? null
      if (row.seen !== undefined && row.seen !== (standing ? last?.revision : 0)) throw changedMeanwhile(row)
      if (!last) continue
      if (standing && batch.within && !batch.within.includes(standing.unit)) throw notYours(numberOf(batch, index), row)
      if (last.at <= at) continue
      if (!same(standing, row.record)) throw outOfOrder(numberOf(batch, index), row, standing, last.at, at)
      repeats = true
    }
    return { known, repeats }
  }

  return function* accept(batch: RecordBatch): Steps<RecordsAccepted> {
    const source = book.numberOf(batch.source)
    const first = batch.idempotency && firstAnswer(batch.source, batch.idempotency)
    if (first) return { ...first, changed: [], entries: [], speaks: false }
    // Looked at before anything is written: what is refused must leave nothing behind.
    const { known, repeats } = yield* look(batch)
    const seq = transaction.nextSeq()
    const sums = createEntrySums()
    const counts = { accepted: 0, revised: 0, unchanged: 0 }
    const changed: number[] = []
    // In the order of the table: a page that is written again after others would have the log summed up anew.
    const order = yield* sort([...batch.rows.keys()], byKeyOf(batch.rows))
    for (const [done, index] of order.entries()) {
      if (done % STEP === STEP - 1) yield
      const row = batch.rows[index]!
      const last = known[index]
      const before = (last && records.get(batch.register, row.key)) ?? null
      if (same(before, row.record)) {
        counts.unchanged++
        continue
      }
      records.put(batch, row, (last?.revision ?? 0) + 1, seq)
      if (before || !row.record) counts.revised++
      else counts.accepted++
      changed.push(index)
      for (const entry of batch.entriesOf(batch.register, before, row.record, batch.at)) sums.add(entry)
    }
    const entries = yield* sums.take()
    yield* putEntries(entries, seq)
    if (!repeats) insertBatch.run(seq, batch.register, batch.at, batch.units && JSON.stringify(batch.units))
    book.put(seq, source, batch, counts)
    return { seq, ...counts, changed, entries, speaks: !repeats, replayed: false }
  }
}

/** As SQLite orders texts, by their bytes; where these differ from the language's order only pages are written twice. */
const byKeyOf = (rows: readonly RecordRow[]) => (one: number, other: number) => {
  const [a, b] = [rows[one]!.key, rows[other]!.key]
  return a < b ? -1 : a > b ? 1 : 0
}

/** Fields come in the register's order, so equal records are equal texts. */
function same(before: RegisterRecord | null, after: RegisterRecord | null): boolean {
  if (!before || !after) return before === after
  return before.unit === after.unit && JSON.stringify(before.fields) === JSON.stringify(after.fields)
}

const numberOf = ({ numbers }: RecordBatch, index: number) => numbers?.[index] ?? index + 1

/** Asked before as well, but whose a record is may have changed since. */
function notYours(row: number, { key }: RecordRow) {
  const detail = `${key} stands for a unit that the sender does not report for`
  return new Problem('bad-rows', `Row ${row}: ${detail}, so nothing was stored.`, [
    { row, code: 'unit-not-yours', detail },
  ])
}

function outOfOrder(row: number, { key }: RecordRow, standing: RegisterRecord | null, since: number, at: number) {
  const [known, sent] = [new Date(since).toISOString(), new Date(at).toISOString()]
  const what = standing ? `is known since ${known} with other contents` : `was taken out at ${known}`
  const detail = `${key} ${what}; what was sent holds since ${sent} only, so nothing was stored`
  return new Problem('conflict', `Row ${row}: ${detail}.`, [{ row, code: 'out-of-order', detail }])
}

function changedMeanwhile({ key }: RecordRow): Problem {
  const detail = `${key} is not as it was seen: somebody wrote it meanwhile`
  return new Problem('conflict', `${detail}, so nothing was stored.`, [{ row: 1, code: 'edited-meanwhile', detail }])
}
