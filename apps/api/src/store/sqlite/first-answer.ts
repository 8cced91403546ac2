import { Problem } from '../../errors.ts'
import type { Accepted, Batch } from '../store.ts'
import type { Connection } from './connection.ts'

type Counts = [seq: number, accepted: number, revised: number, unchanged: number, bodyHash: string]

/** What was answered to the batch that came with a key; undefined when none did. Throws `key-reused` for another body. */
export function createFirstAnswer(connection: Connection) {
  // Hand-prepared: asked for every batch that bears a key.
  const find = connection
    .prepare<[string, string], Counts>(
      `SELECT batch.seq, accepted, revised, unchanged, body_hash FROM source
       JOIN idempotency ON idempotency.source = source.number JOIN batch ON batch.seq = idempotency.seq
       WHERE source.id = ? AND key = ?`,
    )
    .raw()

  return (source: string, { key, bodyHash }: NonNullable<Batch['idempotency']>): Accepted | undefined => {
    const found = find.get(source, key)
    if (!found) return undefined
    const [seq, accepted, revised, unchanged, firstHash] = found
    if (firstHash !== bodyHash) {
      throw new Problem('key-reused', 'This Idempotency-Key was used before for another body. Nothing was stored.')
    }
    return { seq, accepted, revised, unchanged, changed: [], replayed: true }
  }
}
