import { Problem } from '../../errors.ts'
import type { Connection } from './connection.ts'
import type { OpenTransaction } from './transaction.ts'

/** Steps back of the clock up to this are one batch overtaking another; larger ones are a clock set right. */
const OVERTAKING_MS = 600_000

/** What a batch of readings or of records stored. */
export interface BatchCounts {
  readonly accepted: number
  readonly revised: number
  readonly unchanged: number
}

/** A batch's own row, of readings or of records: its place in the order, its source, its answer to a retry. */
export function createBatchBook(connection: Connection, transaction: OpenTransaction) {
  const sourceNumber = connection.prepare<[string], number>('SELECT number FROM source WHERE id = ?').pluck()
  const insertBatch = connection.prepare(
    'INSERT INTO batch (seq, source, received_at, known_at, accepted, revised, unchanged) VALUES (?, ?, ?, ?, ?, ?, ?)',
  )
  const insertKey = connection.prepare('INSERT INTO idempotency (source, key, body_hash, seq) VALUES (?, ?, ?, ?)')
  const numbers = new Map<string, number>()

  return {
    /** The number of a source. Throws `not-found`. */
    numberOf(source: string): number {
      let number = numbers.get(source)
      if (number === undefined) {
        number = sourceNumber.get(source)
        if (number === undefined) throw new Problem('not-found', `No source is called ${source}.`)
        numbers.set(source, number)
      }
      return number
    },
    /** Writes the batch down once its rows are. */
    put(
      seq: number,
      source: number,
      batch: {
        readonly receivedAt: number
        readonly idempotency?: { readonly key: string; readonly bodyHash: string }
      },
      { accepted, revised, unchanged }: BatchCounts,
    ): void {
      const knownAt = knownAfter(transaction.knownAt, batch.receivedAt)
      insertBatch.run(seq, source, batch.receivedAt, knownAt, accepted, revised, unchanged)
      if (batch.idempotency) insertKey.run(source, batch.idempotency.key, batch.idempotency.bodyHash, seq)
      transaction.knownAt = knownAt
      transaction.newestOf.set(source, seq)
    },
  }
}
export type BatchBook = ReturnType<typeof createBatchBook>

/** When a batch counts as known: never before the batch it follows, unless the clock was set back. */
function knownAfter(previous: number, receivedAt: number): number {
  return receivedAt >= previous - OVERTAKING_MS ? Math.max(previous, receivedAt) : receivedAt
}
