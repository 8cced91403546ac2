import type { RecordRevision, RecordsQuery, StoredRecord } from '../record-store.ts'
import type { Connection } from './connection.ts'
import { fieldPath } from './field-path.ts'
import { fieldsFrom } from './put-record.ts'

type Columns = { key: string; revision: number; seq: number; at: number; unit: string; fields: string }
type RevisionColumns = {
  revision: number
  seq: number
  at: number
  receivedAt: number
  source: string
  sample: number
  unit: string | null
  fields: string | null
  reason: string | null
}

/** Records as they stand, and what they were. */
export function createRecordReader(connection: Connection) {
  const columns = 'key, revision, seq, at, unit, fields'
  const one = connection.prepare<[string, string], Columns>(
    `SELECT ${columns} FROM record WHERE register = ? AND key = ?`,
  )
  const revisions = connection.prepare<[string, string], RevisionColumns>(
    `SELECT r.revision, r.seq, r.at, b.received_at AS receivedAt, s.id AS source, s.sample, r.unit, r.fields, r.reason
     FROM record_revision r JOIN batch b ON b.seq = r.seq JOIN source s ON s.number = b.source
     WHERE r.register = ? AND r.key = ? ORDER BY r.revision`,
  )

  return {
    get(register: string, key: string): StoredRecord | undefined {
      const found = one.get(register, key)
      return found && toRecord(found)
    },
    find(query: RecordsQuery): { records: StoredRecord[]; total: number } {
      const { text, values } = whereOf(query)
      const order = query.sort === null ? '' : `${fieldPath(query.sort)} ${direction(query)}, `
      const rows = connection
        .prepare<unknown[], Columns>(
          `SELECT ${columns} FROM record WHERE ${text} ORDER BY ${order}key ${direction(query)} LIMIT ? OFFSET ?`,
        )
        .all(...values, query.limit, query.offset)
      const total = connection.prepare<unknown[], number>(`SELECT count(*) FROM record WHERE ${text}`).pluck()
      return { records: rows.map(toRecord), total: total.get(...values) ?? 0 }
    },
    history: (register: string, key: string): RecordRevision[] => revisions.all(register, key).map(toRevision),
  }
}

const direction = ({ descending }: RecordsQuery) => (descending ? 'DESC' : 'ASC')

function whereOf({ register, units, where }: RecordsQuery): { text: string; values: unknown[] } {
  const parts = ['register = ?']
  const values: unknown[] = [register]
  if (units !== null) {
    parts.push(`unit IN (${units.map(() => '?').join(', ')})`)
    values.push(...units)
  }
  for (const { field, is } of where) {
    const found = fieldPath(field)
    parts.push(is === null ? `${found} IS NULL` : `${found} = ?`)
    // JSON's true is 1 to SQLite.
    if (is !== null) values.push(typeof is === 'boolean' ? Number(is) : is)
  }
  return { text: parts.join(' AND '), values }
}

function toRecord({ fields, ...rest }: Columns): StoredRecord {
  return { ...rest, fields: fieldsFrom(fields) }
}

function toRevision({ unit, fields, sample, ...rest }: RevisionColumns): RecordRevision {
  const record = unit === null || fields === null ? null : { unit, fields: fieldsFrom(fields) }
  return { ...rest, sample: sample === 1, record }
}
