import type { Connection } from './connection.ts'
import { clearRows, createRows, type Rows } from './rows.ts'
import type { Steps } from './steps.ts'
import { packRows } from './tail-rows.ts'

/** What the open transaction has stored so far; forgotten when it is rolled back. */
export interface OpenTransaction {
  readonly stored: Rows
  readonly newestOf: Map<number, number>
  knownAt: number
  nextSeq(): number
}

export interface Transaction extends OpenTransaction {
  readonly lastSeq: () => number
  readonly begin: () => void
  /** Writes the tail and each source's newest batch. */
  finish(): Steps<void>
  /** Takes what was stored for granted and returns it. */
  settle(): Rows
  /** Takes over what is in the file: at start, and after another process wrote. */
  load(): void
}

/** The sequence of batches and the rows of the open transaction. */
export function createTransaction(connection: Connection): Transaction {
  const newestBatch = connection
    .prepare<[], [number, number]>('SELECT seq, known_at FROM batch ORDER BY seq DESC LIMIT 1')
    .raw()
  const insertTail = connection.prepare('INSERT INTO tail (seq, rows) VALUES (?, ?)')
  const updateSource = connection.prepare('UPDATE source SET last_seq = ? WHERE number = ?')
  const durable = { seq: 0, knownAt: 0 }
  let seq = 0
  const open: Transaction = {
    stored: createRows(),
    newestOf: new Map(),
    knownAt: 0,
    nextSeq: () => ++seq,
    lastSeq: () => durable.seq,
    begin() {
      seq = durable.seq
      open.knownAt = durable.knownAt
      clearRows(open.stored)
      open.newestOf.clear()
    },
    *finish() {
      if (open.stored.length > 0) insertTail.run(seq, yield* packRows(open.stored))
      for (const [source, newest] of open.newestOf) updateSource.run(newest, source)
    },
    settle() {
      durable.seq = seq
      durable.knownAt = open.knownAt
      return open.stored
    },
    load() {
      const [lastSeq, knownAt] = newestBatch.get() ?? [0, 0]
      durable.seq = lastSeq
      durable.knownAt = knownAt
    },
  }
  open.load()
  return open
}
