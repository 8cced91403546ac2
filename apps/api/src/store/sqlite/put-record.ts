import type { RecordFields, RegisterRecord } from '@ioc/metrics'
import type { RecordBatch, RecordRow } from '../record-store.ts'
import type { Connection } from './connection.ts'

type Standing = [unit: string, fields: string]

/** The last revision of a record and since when it holds, also where it says that the record was taken out. */
export interface LastRevision {
  readonly revision: number
  readonly at: number
}

/** Reads and writes one record at a time; hand-prepared, as every change of a register passes here. */
export function createRecordWriter(connection: Connection) {
  const standing = connection
    .prepare<[string, string], Standing>('SELECT unit, fields FROM record WHERE register = ? AND key = ?')
    .raw()
  const last = connection.prepare<[string, string], LastRevision>(
    'SELECT revision, at FROM record_revision WHERE register = ? AND key = ? ORDER BY revision DESC LIMIT 1',
  )
  const insertRevision = connection.prepare(
    `INSERT INTO record_revision (register, key, revision, seq, at, unit, fields, reason)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?)`,
  )
  const insert = connection.prepare(
    `INSERT INTO record (register, key, revision, seq, at, unit, fields) VALUES (?, ?, ?, ?, ?, ?, ?)
     ON CONFLICT DO UPDATE SET revision = excluded.revision, seq = excluded.seq, at = excluded.at,
       unit = excluded.unit, fields = excluded.fields`,
  )
  const remove = connection.prepare('DELETE FROM record WHERE register = ? AND key = ?')

  return {
    last: (register: string, key: string) => last.get(register, key),
    get(register: string, key: string): RegisterRecord | undefined {
      const found = standing.get(register, key)
      return found && { unit: found[0], fields: fieldsFrom(found[1]) }
    },
    /** Writes a row down as this revision and puts it in place of what stands. */
    put(batch: Pick<RecordBatch, 'register' | 'at'>, row: RecordRow, revision: number, seq: number): void {
      const { register, at } = batch
      const { key, record, reason } = row
      const fields = record && JSON.stringify(record.fields)
      insertRevision.run(register, key, revision, seq, at, record?.unit ?? null, fields, reason ?? null)
      if (record) insert.run(register, key, revision, seq, at, record.unit, fields)
      else remove.run(register, key)
    },
  }
}

/** The fields of a record from what is kept. They were checked on their way in. */
export function fieldsFrom(text: string): RecordFields {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- written by `put` above and by nothing else
  return JSON.parse(text) as RecordFields
}
