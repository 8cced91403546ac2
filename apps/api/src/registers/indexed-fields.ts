import type { FieldType, Register } from '@ioc/metrics'
import type { IndexedField } from '../store/record-store.ts'

/** What records are looked up by: a value that many share, or that names one thing. Texts, amounts and yes or no are not. */
const LOOKED_UP: ReadonlySet<FieldType> = new Set(['one-of', 'unit', 'date', 'code', 'reference'])

/**
 * The fields of registers whose questions must not walk through all records: what records are looked up by, and
 * when they began and ended their way. The key and the register's own unit are found without.
 */
export function indexedFields(registers: Iterable<Register>): IndexedField[] {
  return [...registers].flatMap(({ id: register, key, unit, fields, steps }) => {
    const ends = new Set([steps?.order[0]?.field, steps?.order.at(-1)?.field])
    return [...fields.values()]
      .filter(({ id, type }) => id !== key && id !== unit && (LOOKED_UP.has(type) || ends.has(id)))
      .map(({ id: field }) => ({ register, field }))
  })
}
