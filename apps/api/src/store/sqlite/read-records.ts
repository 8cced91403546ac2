import type { RecordRevision, RecordsQuery, StoredRecord } from '../record-store.ts'
import type { Connection } from './connection.ts'
import { fieldPath, registerIs } from './field-path.ts'
import { indexesKept, indexOf } from './index-fields.ts'
import { fieldsFrom } from './put-record.ts'
import { RECORD_COLUMNS, type RecordColumns, toRecord } from './record-columns.ts'

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

/** Records that are sorted in a few milliseconds. */
const MANY = 10_000

/** Records as they stand, and what they were. */
export function createRecordReader(connection: Connection) {
  const one = connection.prepare<[string, string], RecordColumns>(
    `SELECT ${RECORD_COLUMNS} FROM record WHERE register = ? AND key = ?`,
  )
  const all = connection.prepare<[string], number>('SELECT count(*) FROM record WHERE register = ?').pluck()
  const revisions = connection.prepare<[string, string], RevisionColumns>(
    `SELECT r.revision, r.seq, r.at, b.received_at AS receivedAt, s.id AS source, s.sample, r.unit, r.fields, r.reason
     FROM record_revision r JOIN batch b ON b.seq = r.seq JOIN source s ON s.number = b.source
     WHERE r.register = ? AND r.key = ? ORDER BY r.revision`,
  )

  /** The index over a field, if there is one, as a query names it. */
  function by(register: string, field: string): string | undefined {
    const index = indexOf({ register, field })
    return indexesKept(connection).has(index) ? `INDEXED BY "${index}"` : undefined
  }

  /** How what is asked for is found. Said and not left to SQLite, which keeps no figures of how many have which value. */
  function finding(query: RecordsQuery): string {
    const asked = new Set(query.where.map(({ field }) => expressionOf(query, field)))
    if (asked.has('key')) return ''
    const found = query.where.flatMap(({ field }) => by(query.register, field) ?? [])[0]
    return found ?? (asked.has('unit') || query.units !== null ? 'INDEXED BY record_unit' : '')
  }

  /** Most of many are walked in the order asked for, passing over the others: to find them first and sort them takes longer. */
  function walking(query: RecordsQuery, total: number): string {
    const { register, units, sort } = query
    const found = finding(query)
    if (total <= MANY || (sort === null && units === null) || total * 4 < (all.get(register) ?? 0)) return found
    return sort === null ? '' : (by(register, sort) ?? found)
  }

  return {
    get(register: string, key: string): StoredRecord | undefined {
      const found = one.get(register, key)
      return found && toRecord(found)
    },
    find(query: RecordsQuery): { records: StoredRecord[]; total: number } {
      const { text, values } = whereOf(query)
      const counting = connection
        .prepare<unknown[], number>(`SELECT count(*) FROM record ${finding(query)} WHERE ${text}`)
        .pluck()
      const total = counting.get(...values) ?? 0
      const order = query.sort === null ? '' : `${expressionOf(query, query.sort)} ${direction(query)}, `
      const rows = connection
        .prepare<unknown[], RecordColumns>(
          `SELECT ${RECORD_COLUMNS} FROM record ${walking(query, total)} WHERE ${text}${behind(query)}
           ORDER BY ${order}key ${direction(query)} LIMIT ? OFFSET ?`,
        )
        .all(...values, ...(query.after === null ? [] : [query.after]), query.limit, query.offset)
      return { records: rows.map(toRecord), total }
    },
    history: (register: string, key: string): RecordRevision[] => revisions.all(register, key).map(toRevision),
  }
}

const direction = ({ descending }: RecordsQuery) => (descending ? 'DESC' : 'ASC')

const behind = ({ after, descending }: RecordsQuery) => (after === null ? '' : ` AND key ${descending ? '<' : '>'} ?`)

function expressionOf({ keyField, unitField }: RecordsQuery, field: string): string {
  if (field === keyField) return 'key'
  return field === unitField ? 'unit' : fieldPath(field)
}

function whereOf(query: RecordsQuery): { text: string; values: unknown[] } {
  const { register, units, where } = query
  const parts = [registerIs(register)]
  const values: unknown[] = []
  if (units !== null) {
    parts.push(`unit IN (${units.map(() => '?').join(', ')})`)
    values.push(...units)
  }
  for (const { field, is } of where) {
    const found = expressionOf(query, field)
    parts.push(is === null ? `${found} IS NULL` : `${found} = ?`)
    if (is !== null) values.push(found === 'key' ? String(is) : bound(is))
  }
  return { text: parts.join(' AND '), values }
}

/** JSON's true is 1 to SQLite. */
const bound = (value: string | number | boolean) => (typeof value === 'boolean' ? Number(value) : value)

function toRevision({ unit, fields, sample, ...rest }: RevisionColumns): RecordRevision {
  const record = unit === null || fields === null ? null : { unit, fields: fieldsFrom(fields) }
  return { ...rest, sample: sample === 1, record }
}
