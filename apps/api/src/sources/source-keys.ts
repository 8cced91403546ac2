import { timingSafeEqual } from 'node:crypto'
import type { Instant } from '@ioc/metrics'
import { Problem } from '../errors.ts'
import type { Actor } from '../rights.ts'
import type { SourceRecord, Store } from '../store/store.ts'
import { isAlive } from './issue-key.ts'
import { hashKey, keyIdOf } from './source-key.ts'

/** How long a key and its source are taken as last seen. Revoked anywhere, a key is dead within this. */
const SEEN_MS = 3_000

interface Seen {
  readonly hash: Buffer
  readonly diesAt: Instant
  readonly source: SourceRecord
  readonly at: Instant
}

export interface SourceKeys {
  /** The source of a key; undefined when the key is unknown, expired or revoked. */
  readonly authenticate: (key: string) => Promise<{ readonly source: string; readonly keyId: string } | undefined>
  /** What a source that was let in may report, not older than its key's last look. */
  readonly sourceOf: (actor: Actor) => Promise<SourceRecord>
}

/** Looks up keys by their hash. Good ones are remembered for three seconds; bad ones are looked up each time. */
export function createSourceKeys({ store, now }: { store: Pick<Store, 'sources'>; now: () => Instant }): SourceKeys {
  const seen = new Map<string, Seen>()

  async function look(id: string, hash: string): Promise<Seen | undefined> {
    const found = await store.sources.keyByHash(hash)
    const source = found && (await store.sources.get(found.source))
    const at = now()
    if (!source || found.id !== id || !isAlive(found, at)) return undefined
    const before = seen.get(id)?.source
    // The same object for the same content: ingest remembers by it what a source's rows resolved to.
    const same = before && JSON.stringify(before) === JSON.stringify(source) ? before : source
    const diesAt = Math.min(found.expiresAt ?? Infinity, found.revokedAt ?? Infinity)
    return { hash: Buffer.from(hash), diesAt, source: same, at }
  }

  function recall(id: string, hash: string): Seen | undefined {
    const known = seen.get(id)
    const at = now()
    if (!known || at - known.at >= SEEN_MS || at < known.at || at >= known.diesAt) return undefined
    return timingSafeEqual(known.hash, Buffer.from(hash)) ? known : undefined
  }

  return {
    async authenticate(key) {
      const id = keyIdOf(key)
      if (id === undefined) return undefined
      const hash = hashKey(key)
      let known = recall(id, hash)
      if (!known) {
        known = await look(id, hash)
        // A wrong secret for a known id must not push out what the right one left.
        if (!known) return undefined
        seen.set(id, known)
      }
      return { source: known.source.id, keyId: id }
    },
    async sourceOf(actor) {
      const known = actor.kind === 'source' ? seen.get(actor.keyId) : undefined
      if (!known) throw new Problem('forbidden', 'Only a source with a key of its own may do this.')
      return known.source
    },
  }
}
