import { Problem } from '../../errors.ts'
import { DamagedStore } from '../damaged-store.ts'
import type { Store } from '../store.ts'
import { createBatchAcceptor } from './accept-batch.ts'
import { createRecordAcceptor } from './accept-records.ts'
import { checkInBackground } from './background-check.ts'
import { createBatchBook } from './batch-book.ts'
import { createBatchSearch } from './batches.ts'
import { createCheckpointer } from './checkpoint.ts'
import { checkBatch } from './check-batch.ts'
import { createDocumentStore } from './documents.ts'
import { createFirstAnswer } from './first-answer.ts'
import { createLatestRows } from './latest-rows.ts'
import { openFile } from './open-file.ts'
import { createOrigins } from './origins.ts'
import { createDayReader } from './read-days.ts'
import { createLastReader } from './read-last.ts'
import { createRawReader } from './read-raw.ts'
import { createReadingsReader, inTimeOrder } from './read-readings.ts'
import { createRevisedReader } from './read-revised.ts'
import { createRevisionReader } from './read-revisions.ts'
import { rebuildDerived } from './rebuild.ts'
import { createRollUp } from './roll-up.ts'
import { createRecordStore } from './record-store.ts'
import { createSeriesNumbers } from './series.ts'
import { createSourceStore } from './sources.ts'
import { createCatchUp } from './catch-up.ts'
import { createTransaction } from './transaction.ts'
import { verifyFile } from './verify.ts'
import { createWriter, GROUP_WEIGHT, type TransactionHooks } from './writer.ts'

export interface SqliteOptions {
  /** The database file; made if it is not there. */
  readonly path: string
  /** The zone days are cut in, minutes east of UTC, 0 to 1439; kept in the file for ever. */
  readonly utcOffsetMinutes: number
  /** About how often what was gathered is rolled up. */
  readonly rollUpEveryMs?: number
  /** How long a write waits while another process (a backup, the command line) holds the lock, before it is refused. */
  readonly lockWaitMs?: number
  /** Told of faults that have no caller: a roll-up put off, damage found by the check in the background. */
  readonly onFault?: (error: unknown) => void
}

const ROLL_UP_EVERY_MS = 1_000
/** Shorter than the ten seconds after which senders give up. */
const LOCK_WAIT_MS = 8_000

/**
 * Opens the store on one SQLite file. Batches go through one queued writer; reads use a connection that
 * cannot write; `latest` and `day` are gathered in memory and rolled up behind, and every read joins both.
 */
export function openSqliteStore(options: SqliteOptions): Store {
  const {
    path,
    utcOffsetMinutes,
    rollUpEveryMs = ROLL_UP_EVERY_MS,
    lockWaitMs = LOCK_WAIT_MS,
    onFault = () => {},
  } = options
  const utcOffsetMs = utcOffsetMinutes * 60_000
  const { writing, reading, checkedWhole } = openFile(path, utcOffsetMinutes)

  const numbers = createSeriesNumbers(writing)
  const latest = createLatestRows()
  const transaction = createTransaction(writing)
  const hooks: TransactionHooks = {
    begun() {
      catchUp.ifAnotherWrote()
      transaction.begin()
    },
    finished: transaction.finish,
    beforeCommit: numbers.store,
    committed() {
      numbers.stored()
      const stored = transaction.settle()
      latest.add(stored)
      rollUp.add(stored, transaction.lastSeq())
    },
    rolledBack: transaction.begin,
  }
  const writer = createWriter(writing, hooks, lockWaitMs)
  const rollUp = createRollUp(writing, writer, latest, { utcOffsetMs, everyMs: rollUpEveryMs, failed: onFault })
  const catchUp = createCatchUp(writing, { numbers, latest, transaction, rollUp })
  catchUp.load()

  let damage: DamagedStore | undefined
  const check = checkedWhole
    ? undefined
    : checkInBackground(path, (finding) => onFault((damage = new DamagedStore(path, finding))), onFault)
  const checkpointer = createCheckpointer(writing, path, onFault)
  const book = createBatchBook(writing, transaction)
  const accept = createBatchAcceptor(writing, transaction, book)
  const firstAnswer = createFirstAnswer(reading)

  const withOrigin = createOrigins(reading)
  const days = createDayReader(reading, rollUp, numbers, withOrigin)
  const reads = { latest, days, raw: createRawReader(reading), withOrigin, utcOffsetMs }
  const slicesFor = createReadingsReader(reads)
  const lastBefore = createLastReader(reads)
  const revisionsOf = createRevisionReader(reading, withOrigin)
  const seqAt = createBatchSearch(reading)

  return {
    seriesOf: numbers.numberOf,
    describeSeries: numbers.describe,
    allSeries: numbers.all,

    async acceptBatch(batch) {
      if (damage) throw new Problem('not-ready', 'The store is damaged and takes nothing more until it is restored.')
      checkBatch(batch, numbers.count())
      const { length } = batch.series
      // A batch this long would hold everyone up: it has a transaction of its own, with pauses.
      return length > GROUP_WEIGHT ? writer.writeAlone(() => accept(batch)) : writer.write(length, () => accept(batch))
    },
    answerTo: async (source, idempotency) => firstAnswer(source, idempotency),
    async rehearse(batch) {
      checkBatch(batch, numbers.count())
      const { idempotency: _, ...rest } = batch
      const { accepted, revised, unchanged, changed } = await writer.rehearse(() => accept(rest))
      return { accepted, revised, unchanged, changed }
    },

    readingsFor: ({ knownSeq = transaction.lastSeq(), ...query }) => inTimeOrder(slicesFor({ ...query, knownSeq })),
    lastBefore: (series, at, knownSeq = transaction.lastSeq()) => lastBefore(series, at, knownSeq),
    dayValues: days.dayValues,
    dayReadings: days.dayReadings,
    revisedWithin: createRevisedReader(reading, withOrigin),
    revisionsOf: async (keys) => revisionsOf(keys),

    seqAt: async (instant) => seqAt(instant, transaction.lastSeq()),
    lastSeq: transaction.lastSeq,
    damage: () => damage?.message ?? null,

    sources: createSourceStore(reading, writing, writer, utcOffsetMs),
    documents: createDocumentStore(reading, writing, writer),
    records: createRecordStore({
      path,
      reading,
      writing,
      writer,
      accept: createRecordAcceptor(writing, transaction, book, utcOffsetMs),
      utcOffsetMs,
      lastSeq: transaction.lastSeq,
    }),
    verify: () => verifyFile(path, utcOffsetMs),
    async rebuild() {
      await writer.writeAlone(() => rebuildDerived(writing, path, utcOffsetMs))
      return verifyFile(path, utcOffsetMs)
    },
    place: { path, utcOffsetMinutes },
    async close() {
      await check?.stop()
      rollUp.stop()
      // What is left when the disk refuses is still in the tail.
      await rollUp.flush().catch(onFault)
      await writer.close()
      await checkpointer.stop()
      reading.close()
      writing.close()
    },
  }
}
