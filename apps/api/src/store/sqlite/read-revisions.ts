import type { Place, Revision } from '../store.ts'
import type { Connection } from './connection.ts'
import type { WithOrigin } from './origins.ts'

type Row = Parameters<WithOrigin>[0] & {
  readonly text: string | null
  readonly file: string | null
  readonly sheet: string | null
  readonly row: number | null
}

/** Every revision of a key, oldest first, with its note and its place in a file. */
export function createRevisionReader(connection: Connection, withOrigin: WithOrigin) {
  const revisions = connection.prepare<[number, number], Row>(
    `SELECT reading.series, reading.time, value, reading.revision, reading.seq, text, name AS file, sheet, row FROM reading
     LEFT JOIN note ON note.series = reading.series AND note.time = reading.time AND note.revision = reading.revision
     LEFT JOIN batch_file ON batch_file.seq = reading.seq
     LEFT JOIN place ON place.series = reading.series AND place.time = reading.time AND place.revision = reading.revision
     WHERE reading.time = ? AND reading.series = ? ORDER BY reading.revision`,
  )
  return function revisionsOf(keys: readonly { readonly series: number; readonly time: number }[]): Revision[] {
    return keys.flatMap(({ series, time }) =>
      revisions.all(time, series).map((row) => ({ ...withOrigin(row), note: row.text, place: placeOf(row) })),
    )
  }
}

function placeOf({ file, sheet, row }: Row): Place | null {
  return file === null || row === null ? null : { file, sheet, row }
}
