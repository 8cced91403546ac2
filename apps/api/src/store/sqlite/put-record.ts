import type { RecordFields, RegisterRecord } from '@ioc/metrics'
import type { RecordBatch, RecordRow } from '../record-store.ts'
import type { Connection } from './connection.ts'

type Standing = [unit: string, fields: string]

/** Reads and writes one record at a time; hand-prepared, as every change of a register passes here. */
export function createRecordWriter(connection: Connection) {
  const standing = connection
    .prepare<[string, string], Standing>('SELECT unit, fields FROM record WHERE register = ? AND key = ?')
    .raw()
  const sinceOf = connection
    .prepare<[string, string], number>(
      'SELECT at FROM record_revision WHERE register = ? AND key = ? ORDER BY revision DESC LIMIT 1',
    )
    .pluck()
  const lastRevision = connection
    .prepare<[string, string], number>('SELECT max(revision) FROM record_revision WHERE register = ? AND key = ?')
    .pluck()
  const insertRevision = connection.prepare(
    `INSERT INTO record_revision (register, key, revision, seq, at, unit, fields, reason)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?)`,
  )
  const replace = connection.prepare(
    'REPLACE INTO record (register, key, revision, seq, at, unit, fields) VALUES (?, ?, ?, ?, ?, ?, ?)',
  )
  const remove = connection.prepare('DELETE FROM record WHERE register = ? AND key = ?')

  return {
    /** Since when what is known of a record holds, also that it was taken out. */
    since: (register: string, key: string) => sinceOf.get(register, key),
    get(register: string, key: string): RegisterRecord | undefined {
      const found = standing.get(register, key)
      return found && { unit: found[0], fields: fieldsFrom(found[1]) }
    },
    /** Writes a row down as the next revision and puts it in place of what stands. */
    put({ register, at }: Pick<RecordBatch, 'register' | 'at'>, { key, record, reason }: RecordRow, seq: number): void {
      const revision = (lastRevision.get(register, key) ?? 0) + 1
      const fields = record && JSON.stringify(record.fields)
      insertRevision.run(register, key, revision, seq, at, record?.unit ?? null, fields, reason ?? null)
      if (record) replace.run(register, key, revision, seq, at, record.unit, fields)
      else remove.run(register, key)
    },
  }
}

/** The fields of a record from what is kept. They were checked on their way in. */
export function fieldsFrom(text: string): RecordFields {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- written by `put` above and by nothing else
  return JSON.parse(text) as RecordFields
}
