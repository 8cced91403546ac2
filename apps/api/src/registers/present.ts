import type { RecordHistory, WireRecord } from '@ioc/contract'
import { type Field, type FieldValue, formatDay, type RecordFields, type Register } from '@ioc/metrics'
import type { RecordRevision, StoredRecord } from '../store/record-store.ts'

/** A stored record as the wire has it: the only way out. */
export function toWireRecord(register: Register, { fields, ...record }: StoredRecord): WireRecord {
  const { key, unit, revision, at, sourceKind } = record
  return { key, unit, revision, at: iso(at), byHand: sourceKind === 'hand', fields: toWireFields(register, fields) }
}

export function toWireHistory(register: Register, revisions: readonly RecordRevision[]): RecordHistory {
  return revisions.map(({ revision, at, receivedAt, source, sample, record, reason }) => ({
    revision,
    at: iso(at),
    receivedAt: iso(receivedAt),
    source,
    sample,
    unit: record?.unit ?? null,
    fields: record && toWireFields(register, record.fields),
    reason,
  }))
}

function toWireFields(register: Register, fields: RecordFields): WireRecord['fields'] {
  const shown: Record<string, FieldValue> = {}
  for (const field of register.fields.values()) {
    const value = fields[field.id]
    if (value !== undefined) shown[field.id] = toWireValue(field, value)
  }
  return shown
}

function toWireValue({ type, decimals }: Field, value: FieldValue): FieldValue {
  if (typeof value !== 'number') return value
  if (type === 'instant') return iso(value)
  return type === 'date' ? formatDay(value) : value / 10 ** decimals
}

const iso = (instant: number) => new Date(instant).toISOString()
