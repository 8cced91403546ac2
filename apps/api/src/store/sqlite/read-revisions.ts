import type { Revision } from '../store.ts'
import type { Connection } from './connection.ts'
import type { WithOrigin } from './origins.ts'

/** Every revision of a key, oldest first, with its note. */
export function createRevisionReader(connection: Connection, withOrigin: WithOrigin) {
  const revisions = connection.prepare<[number, number], Parameters<WithOrigin>[0] & { text: string | null }>(
    `SELECT reading.series, reading.time, value, reading.revision, seq, text FROM reading
     LEFT JOIN note ON note.series = reading.series AND note.time = reading.time AND note.revision = reading.revision
     WHERE reading.time = ? AND reading.series = ? ORDER BY reading.revision`,
  )
  return function revisionsOf(keys: readonly { readonly series: number; readonly time: number }[]): Revision[] {
    return keys.flatMap(({ series, time }) => {
      return revisions.all(time, series).map((row) => ({ ...withOrigin(row), note: row.text }))
    })
  }
}
