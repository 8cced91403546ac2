import type { Register } from '@ioc/metrics'
import { inTurns } from '../breathe.ts'
import { Problem } from '../errors.ts'
import type { Refusals } from '../rows/refusals.ts'
import type { RecordRow, RecordStore } from '../store/record-store.ts'
import type { SourceRecord } from '../store/store.ts'

/** Throws `forbidden` where a source does not keep the register. */
export function mayWrite(register: Register, { id, measures }: SourceRecord): void {
  if (measures === null || measures.includes(register.id)) return
  throw new Problem('forbidden', `Source ${id} does not keep the register ${register.id}.`)
}

/** Throws `forbidden` where one of the units, by code, is not among those the source reports for. */
export function maySpeakFor(codes: readonly string[], { id, units }: SourceRecord): void {
  const foreign = codes.filter((code) => units !== null && !units.includes(code))
  if (foreign.length === 0) return
  throw new Problem('forbidden', `Source ${id} does not report for ${foreign.join(', ')}.`)
}

/**
 * The rows with those left empty whose key stands for a unit that the source does not report for: what a row says
 * is its own may be another's until it is put. Each is named; whose it is, is not told.
 */
export async function refuseForeign(
  records: Pick<RecordStore, 'unitsOf'>,
  { id: register, key: column }: Register,
  rows: readonly (RecordRow | undefined)[],
  { id, units }: SourceRecord,
  refusals: Refusals,
): Promise<readonly (RecordRow | undefined)[]> {
  if (units === null) return rows
  const keys: string[] = []
  await inTurns(rows, (row) => void (row && keys.push(row.key)))
  const standing = await records.unitsOf(register, keys)
  const own: (RecordRow | undefined)[] = []
  await inTurns(rows, (row, index) => {
    const unit = row && standing.get(row.key)
    const isOwn = unit === undefined || units.includes(unit)
    own.push(isOwn ? row : undefined)
    if (isOwn) return
    const detail = `this ${column} stands for a unit that source ${id} does not report for`
    refusals.add(index + 1, column, 'unit-not-yours', detail)
  })
  return own
}
