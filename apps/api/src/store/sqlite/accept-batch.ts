import { Problem } from '../../errors.ts'
import type { Accepted, Batch } from '../store.ts'
import type { Connection } from './connection.ts'
import { createFirstAnswer } from './first-answer.ts'
import { createRowInserter } from './insert-rows.ts'
import type { OpenTransaction } from './transaction.ts'
import type { Steps } from './writer.ts'

/** Steps back of the clock up to this are one batch overtaking another; larger ones are a clock set right. */
const OVERTAKING_MS = 600_000

/** Stores one batch within the open transaction; all statements are hand-prepared because every reading passes here. */
export function createBatchAcceptor(connection: Connection, transaction: OpenTransaction) {
  const insertRows = createRowInserter(connection)
  const sourceNumber = connection.prepare<[string], number>('SELECT number FROM source WHERE id = ?').pluck()
  const insertBatch = connection.prepare(
    'INSERT INTO batch (seq, source, received_at, known_at, accepted, revised, unchanged) VALUES (?, ?, ?, ?, ?, ?, ?)',
  )
  const insertKey = connection.prepare('INSERT INTO idempotency (source, key, body_hash, seq) VALUES (?, ?, ?, ?)')
  const firstAnswer = createFirstAnswer(connection)
  const numbers = new Map<string, number>()

  function numberOf(source: string): number {
    let number = numbers.get(source)
    if (number === undefined) {
      number = sourceNumber.get(source)
      if (number === undefined) throw new Problem('not-found', `No source is called ${source}.`)
      numbers.set(source, number)
    }
    return number
  }

  return function* accept(batch: Batch): Steps<Accepted> {
    const source = numberOf(batch.source)
    const first = batch.idempotency && firstAnswer(batch.source, batch.idempotency)
    if (first) return first
    const seq = transaction.nextSeq()
    const inserted = yield* insertRows(batch, seq, transaction.stored)
    const knownAt = knownAfter(transaction.knownAt, batch.receivedAt)
    insertBatch.run(seq, source, batch.receivedAt, knownAt, inserted.accepted, inserted.revised, inserted.unchanged)
    if (batch.idempotency) insertKey.run(source, batch.idempotency.key, batch.idempotency.bodyHash, seq)
    transaction.knownAt = knownAt
    transaction.newestOf.set(source, seq)
    return { seq, ...inserted, replayed: false }
  }
}

/** When a batch counts as known: never before the batch it follows, unless the clock was set back. */
function knownAfter(previous: number, receivedAt: number): number {
  return receivedAt >= previous - OVERTAKING_MS ? Math.max(previous, receivedAt) : receivedAt
}
