import type { Register } from '@ioc/metrics'
import { breathe } from '../breathe.ts'
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
): Promise<(RecordRow | undefined)[]> {
  const pause = breathe()
  const first = new Map<string, number>()
  const refused = new Set<number>()
  const refuse = (index: number, other: number) => {
    if (refused.has(index)) return
    refused.add(index)
    refusals.add(index + 1, field, 'duplicate-row', `has the ${field} of row ${other + 1}`)
  }
  for (const [index, row] of rows.entries()) {
    const rest = pause()
    if (rest) await rest
    if (!row) continue
    const before = first.get(row.key)
    if (before === undefined) {
      first.set(row.key, index)
      continue
    }
    refuse(index, before)
    if (JSON.stringify(rows[before]) !== JSON.stringify(row)) refuse(before, index)
  }
  return rows.map((row, index) => (refused.has(index) ? undefined : row))
}
