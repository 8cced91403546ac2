import { breathe } from '../../breathe.ts'
import type { StoredRecord } from '../record-store.ts'
import type { Connection } from './connection.ts'
import { RECORD_COLUMNS, type RecordColumns, toRecord } from './record-columns.ts'

/** Records read at a time: a few milliseconds. */
const SLICE = 500

/** Walks a register in the order of its keys, letting others run in between; each slice is as of its own moment. */
export function createRecordWalker(connection: Connection) {
  const slice = connection.prepare<[string, string, number], RecordColumns>(
    `SELECT ${RECORD_COLUMNS} FROM record WHERE register = ? AND key > ? ORDER BY key LIMIT ?`,
  )
  return async function* walk(register: string): AsyncGenerator<readonly StoredRecord[]> {
    const pause = breathe()
    let last = ''
    for (;;) {
      const records = slice.all(register, last, SLICE).map(toRecord)
      if (records.length > 0) yield records
      if (records.length < SLICE) return
      last = records.at(-1)?.key ?? last
      await pause()
    }
  }
}
