import type { SourceKind } from '@ioc/metrics'
import type { StoredRecord } from '../record-store.ts'
import { fieldsFrom } from './put-record.ts'

/** A record that stands, as its row has it. */
export interface RecordColumns {
  readonly key: string
  readonly revision: number
  readonly seq: number
  readonly at: number
  readonly unit: string
  readonly fields: string
  readonly sourceKind: SourceKind
}

/** Who said it last is looked up for the rows that are read alone. */
export const RECORD_COLUMNS = `key, revision, seq, at, unit, fields,
  (SELECT s.kind FROM batch b JOIN source s ON s.number = b.source WHERE b.seq = record.seq) AS sourceKind`

export function toRecord({ fields, ...rest }: RecordColumns): StoredRecord {
  return { ...rest, fields: fieldsFrom(fields) }
}
