import { z } from 'zod'
import { PackId } from './pack-files-common.ts'

const Ids = z.array(PackId).min(1)

/** `total` is the sum of `parts`; or `part` is never more than `whole`. What a ratio implies needs no entry. */
export const RuleEntry = z.union(
  [z.strictObject({ total: PackId, parts: Ids.min(2) }), z.strictObject({ part: PackId, whole: PackId })],
  { error: 'expected total and parts, or part and whole' },
)
export type RuleEntry = z.output<typeof RuleEntry>
