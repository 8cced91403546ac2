import type { Register } from '@ioc/metrics'
import { inTurns } from '../breathe.ts'
import type { Refusals } from '../rows/refusals.ts'
import type { RecordRow } from '../store/record-store.ts'

/**
 * The rows with those refused left empty, others running in between. Of several with one key the first stands where
 * they say the same; otherwise none does.
 */
export async function refuseDuplicates(
  { key: field }: Register,
  rows: readonly (RecordRow | undefined)[],
  refusals: Refusals,
): Promise<readonly (RecordRow | undefined)[]> {
  const first = new Map<string, number>()
  const refused = new Set<number>()
  const refuse = (index: number, other: number) => {
    if (refused.has(index)) return
    refused.add(index)
    refusals.add(index + 1, field, 'duplicate-row', `has the ${field} of row ${other + 1}`)
  }
  await inTurns(rows, (row, index) => {
    if (!row) return
    const before = first.get(row.key)
    if (before === undefined) {
      first.set(row.key, index)
      return
    }
    refuse(index, before)
    if (JSON.stringify(rows[before]) !== JSON.stringify(row)) refuse(before, index)
  })
  return refused.size === 0 ? rows : rows.map((row, index) => (refused.has(index) ? undefined : row))
}
