import Database from 'better-sqlite3'
import type { Batch } from '../store.ts'
import type { Connection } from './connection.ts'
import { pushRow, type Rows } from './rows.ts'
import type { Steps } from './steps.ts'

/** Rows after which others may run, if the batch has a transaction to itself. */
const STEP = 1_000

/** Rows per statement, largest first. One call into SQLite per hundred rows halves the cost of each. */
const CHUNKS = [100, 10] as const

export interface Inserted {
  readonly accepted: number
  readonly revised: number
  readonly unchanged: number
  readonly changed: readonly number[] | 'all'
}

/**
 * Stores the rows of a batch and appends what really changed to `stored`. A row whose key is new is
 * revision 1; one that differs from the newest revision is the next; one that equals it is unchanged
 * and keeps its first note, unless it brings another note, which is a revision too.
 *
 * Hand-prepared statements: this is the hot path, where a query builder would cost more than the insert.
 */
export function createRowInserter(connection: Connection) {
  const columns = '(time, series, revision, value, seq)'
  const many = CHUNKS.map((rows) => {
    const values = Array.from({ length: rows }, () => '(?, ?, 1, ?, ?)').join(', ')
    return {
      rows,
      insert: connection.prepare(`INSERT INTO reading ${columns} VALUES ${values}`),
      parameters: Array.from({ length: rows * 4 }, () => 0),
    }
  })
  const insertNew = connection.prepare(`INSERT INTO reading ${columns} VALUES (?, ?, 1, ?, ?) ON CONFLICT DO NOTHING`)
  const insertRevision = connection.prepare(`INSERT INTO reading ${columns} VALUES (?, ?, ?, ?, ?)`)
  const newest = connection
    .prepare<[number, number], [number, number]>(
      'SELECT revision, value FROM reading WHERE time = ? AND series = ? ORDER BY revision DESC LIMIT 1',
    )
    .raw()
  const insertNote = connection.prepare('INSERT INTO note (series, time, revision, text) VALUES (?, ?, ?, ?)')
  const noteOf = connection.prepare('SELECT text FROM note WHERE series = ? AND time = ? AND revision = ?').pluck()

  /** True when all of [from, from + rows) were new; false leaves the table as it was. */
  function insertChunk(chunk: (typeof many)[number], batch: Batch, from: number, seq: number, stored: Rows): boolean {
    const { parameters, rows } = chunk
    for (let i = from, at = 0; i < from + rows; i++, at += 4) {
      parameters[at] = batch.time[i]!
      parameters[at + 1] = batch.series[i]!
      parameters[at + 2] = batch.value[i]!
      parameters[at + 3] = seq
    }
    try {
      chunk.insert.run(parameters)
    } catch (error) {
      if (isConflict(error)) return false
      throw error
    }
    for (let i = from; i < from + rows; i++) {
      pushRow(stored, batch.series[i]!, batch.time[i]!, batch.value[i]!, 1, seq)
    }
    return true
  }

  /** The revision stored for one row, or 0 when it is unchanged. */
  function insertOne(batch: Batch, i: number, seq: number): number {
    const series = batch.series[i]!
    const time = batch.time[i]!
    const value = batch.value[i]!
    const note = batch.notes?.get(i)
    if (insertNew.run(time, series, value, seq).changes === 1) {
      if (note !== undefined) insertNote.run(series, time, 1, note)
      return 1
    }
    const [revision, known] = newest.get(time, series) ?? [0, undefined]
    const sameNote = note === undefined || noteOf.get(series, time, revision) === note
    if (known === value && sameNote) return 0
    insertRevision.run(time, series, revision + 1, value, seq)
    if (note !== undefined) insertNote.run(series, time, revision + 1, note)
    return revision + 1
  }

  return function* insertRows(batch: Batch, seq: number, stored: Rows): Steps<Inserted> {
    const length = batch.series.length
    const changed: number[] = []
    let revised = 0
    let i = 0
    if (!batch.notes?.size) {
      for (const chunk of many) {
        while (length - i >= chunk.rows && insertChunk(chunk, batch, i, seq, stored)) {
          i += chunk.rows
          if (i % STEP === 0) yield
        }
      }
    }
    const plain = i
    for (; i < length; i++) {
      if (i % STEP === 0) yield
      const revision = insertOne(batch, i, seq)
      if (revision === 0) continue
      if (revision > 1) revised += 1
      changed.push(i)
      pushRow(stored, batch.series[i]!, batch.time[i]!, batch.value[i]!, revision, seq)
    }
    const unchanged = length - plain - changed.length
    return {
      accepted: plain + changed.length - revised,
      revised,
      unchanged,
      changed: unchanged === 0 ? 'all' : [...Array.from({ length: plain }, (_, index) => index), ...changed],
    }
  }
}

function isConflict(error: unknown): boolean {
  return error instanceof Database.SqliteError && error.code === 'SQLITE_CONSTRAINT_PRIMARYKEY'
}
