import type { Accepted, Batch } from '../store.ts'
import type { Connection } from './connection.ts'
import { createFirstAnswer } from './first-answer.ts'
import { createPlaceInserter } from './insert-places.ts'
import { createRowInserter } from './insert-rows.ts'
import type { BatchBook } from './batch-book.ts'
import type { OpenTransaction } from './transaction.ts'
import { makeRoom } from './rows.ts'
import type { Steps } from './steps.ts'

/** Stores one batch within the open transaction; all statements are hand-prepared because every reading passes here. */
export function createBatchAcceptor(connection: Connection, transaction: OpenTransaction, book: BatchBook) {
  const insertRows = createRowInserter(connection)
  const insertPlaces = createPlaceInserter(connection)
  const firstAnswer = createFirstAnswer(connection)

  return function* accept(batch: Batch): Steps<Accepted> {
    const source = book.numberOf(batch.source)
    const first = batch.idempotency && firstAnswer(batch.source, batch.idempotency)
    if (first) return first
    const seq = transaction.nextSeq()
    const before = transaction.stored.length
    makeRoom(transaction.stored, batch.series.length)
    const inserted = yield* insertRows(batch, seq, transaction.stored)
    book.put(seq, source, batch, inserted)
    if (batch.file) yield* insertPlaces(batch.file, { seq, changed: inserted.changed }, transaction.stored, before)
    return { seq, ...inserted, replayed: false }
  }
}
