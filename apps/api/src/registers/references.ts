import type { RecordRemarks } from '@ioc/contract'
import type { Field, Register } from '@ioc/metrics'
import { inTurns } from '../breathe.ts'
import type { RecordRow, RecordStore } from '../store/record-store.ts'

/** Dangling references named in one answer; past it they are only counted. */
const MOST_NAMED = 100

/** The fields of a register that name records of another, or of itself. */
export function referencesOf({ fields }: Register): (Field & { readonly register: string })[] {
  return [...fields.values()].filter(
    (field): field is Field & { readonly register: string } => field.type === 'reference' && field.register !== null,
  )
}

/**
 * What a batch names that is not there, by row (from 1) and field; undefined where all is there. Costs a
 * look-up per value named. Rows that were refused are undefined.
 */
export async function findDangling(
  records: Pick<RecordStore, 'unitsOf'>,
  register: Register,
  rows: readonly (RecordRow | undefined)[],
): Promise<RecordRemarks | undefined> {
  const named: RecordRemarks['named'] = []
  let total = 0
  for (const field of referencesOf(register)) {
    const values = new Set<string>()
    await inTurns(rows, (row) => {
      const value = valueOf(row, field.id)
      if (value !== undefined) values.add(value)
    })
    // A batch may name what it brings itself.
    if (field.register === register.id) await inTurns(rows, (row) => void (row?.record && values.delete(row.key)))
    const there = await records.unitsOf(field.register, [...values])
    if (there.size === values.size) continue
    await inTurns(rows, (row, index) => {
      const value = valueOf(row, field.id)
      if (value === undefined || !values.has(value) || there.has(value)) return
      if (++total <= MOST_NAMED) named.push({ code: 'dangling-reference', row: index + 1, field: field.id, value })
    })
  }
  return total === 0 ? undefined : { total, named }
}

function valueOf(row: RecordRow | undefined, field: string): string | undefined {
  const value = row?.record?.fields[field]
  return typeof value === 'string' ? value : undefined
}

/** A line for each field of each register that names records which are not there. */
export async function sayDangling(
  records: Pick<RecordStore, 'dangling'>,
  registers: Iterable<Register>,
): Promise<string[]> {
  const lines: string[] = []
  for (const register of registers) {
    for (const { id: field, register: to } of referencesOf(register)) {
      const found = await records.dangling({ register: register.id, field, to })
      if (found.length === 0) continue
      const count = found.reduce((sum, { records: more }) => sum + more, 0)
      const few = found.slice(0, 5).map(({ value }) => value)
      if (found.length > few.length) few.push('…')
      const counted = `keys: ${found.length}, records: ${count}`
      lines.push(`${register.id}.${field} names what ${to} does not have: ${few.join(', ')} (${counted}).`)
    }
  }
  return lines
}
