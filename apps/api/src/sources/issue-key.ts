import type { Instant } from '@ioc/metrics'
import { Problem } from '../errors.ts'
import type { SourceKeyRecord, Store } from '../store/store.ts'
import { makeKey } from './source-key.ts'

type Sources = Pick<Store, 'sources'>

/** Whether a key opens anything at an instant. A revocation may lie ahead: until then the key lives. */
export function isAlive({ expiresAt, revokedAt }: SourceKeyRecord, at: Instant): boolean {
  return at < (expiresAt ?? Infinity) && at < (revokedAt ?? Infinity)
}

/** Makes a key for a source and gives it, the only time it can be read. */
export async function issueKey(
  { sources }: Sources,
  source: string,
  { now, expiresAt }: { readonly now: Instant; readonly expiresAt: Instant | null },
): Promise<{ readonly id: string; readonly key: string }> {
  const { id, key, hash } = makeKey()
  await sources.addKey({ id, source, hash, createdAt: now, expiresAt, revokedAt: null })
  return { id, key }
}

/** Makes a new key and lets the others live on for `overlap` ms, so that the source can change over. */
export async function rotateKey(
  store: Sources,
  source: string,
  { now, overlap, expiresAt }: { readonly now: Instant; readonly overlap: number; readonly expiresAt: Instant | null },
): Promise<{ readonly id: string; readonly key: string }> {
  await known(store, source)
  const keys = await store.sources.keysOf(source)
  const issued = await issueKey(store, source, { now, expiresAt })
  const end = now + overlap
  for (const key of keys) if (isAlive(key, end)) await store.sources.revokeKey(key.id, end)
  return issued
}

/** Revokes one key by its id, or all keys of a source. Gives the ids of those that were alive. */
export async function revokeKeys({ sources }: Sources, name: string, now: Instant): Promise<readonly string[]> {
  const all = await sources.all()
  const keys = (await Promise.all(all.map(({ id }) => sources.keysOf(id)))).flat()
  const meant = keys.filter(({ id, source }) => id === name || source === name)
  if (meant.length === 0 && !all.some(({ id }) => id === name)) {
    throw new Problem('not-found', `There is no source and no key called ${name}.`)
  }
  const alive = meant.filter((key) => isAlive(key, now))
  for (const { id } of alive) await sources.revokeKey(id, now)
  return alive.map(({ id }) => id)
}

async function known({ sources }: Sources, source: string): Promise<void> {
  if (!(await sources.get(source))) throw new Problem('not-found', `There is no source called ${source}.`)
}
