import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { openStore } from '../store/open-store.ts'
import type { Store } from '../store/store.ts'
import { createTestClock, type TestClock } from '../testing/test-app.ts'
import { issueKey, revokeKeys, rotateKey } from './issue-key.ts'
import { hashKey } from './source-key.ts'
import { createSourceKeys, type SourceKeys } from './source-keys.ts'

const DAY = 86_400_000
let folder: string
let store: Store
let clock: TestClock
let keys: SourceKeys

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'ioc-keys-'))
  store = await openStore({ path: join(folder, 'ioc.sqlite'), utcOffsetMinutes: 420 })
  const common = { kind: 'api', sample: false, measures: null, units: null } as const
  for (const id of ['counter', 'clinic']) await store.sources.put({ id, name: id, ...common })
  clock = createTestClock()
  keys = createSourceKeys({ store, now: clock.now })
})
afterEach(async () => {
  await store.close()
  rmSync(folder, { recursive: true })
})

const issue = (expiresAt: number | null = null) => issueKey(store, 'counter', { now: clock.now(), expiresAt })
const later = (ms: number) => clock.set(clock.now() + ms)

describe('a source key', () => {
  it('lets its source in, and nothing else does', async () => {
    const { id, key } = await issue()
    expect(await keys.authenticate(key)).toEqual({ source: 'counter', keyId: id })
    const other = await issue()
    const crossed = `ioc_${id}_${other.key.split('_').slice(2).join('_')}`
    for (const wrong of ['', key.slice(0, -1), `${key}x`, key.toUpperCase(), crossed, hashKey(key), '__proto__']) {
      expect(await keys.authenticate(wrong)).toBeUndefined()
    }
    expect(await keys.authenticate(key)).toBeDefined()
  })

  it('has 256 random bits and is kept as its hash only', async () => {
    const { key } = await issue()
    expect(Buffer.from(key.split('_').slice(2).join('_'), 'base64url')).toHaveLength(32)
    const [kept] = await store.sources.keysOf('counter')
    expect(kept?.hash).toBe(hashKey(key))
    expect(JSON.stringify(kept)).not.toContain(key.slice(-20))
  })

  it('ends at its end, to the millisecond, though it was just seen', async () => {
    const { key } = await issue(clock.now() + 1_000)
    expect(await keys.authenticate(key)).toBeDefined()
    later(999)
    expect(await keys.authenticate(key)).toBeDefined()
    later(1)
    expect(await keys.authenticate(key)).toBeUndefined()
  })

  it('revoked in the store is dead within five seconds', async () => {
    const { id, key } = await issue()
    await keys.authenticate(key)
    expect(await revokeKeys(store, id, clock.now())).toEqual([id])
    later(5_000)
    expect(await keys.authenticate(key)).toBeUndefined()
  })

  it('rotated works beside the new one for the overlap, and no longer', async () => {
    const old = await issue()
    const next = await rotateKey(store, 'counter', { now: clock.now(), overlap: 7 * DAY, expiresAt: null })
    later(7 * DAY - 1)
    expect(await keys.authenticate(old.key)).toBeDefined()
    expect(await keys.authenticate(next.key)).toBeDefined()
    later(5_000)
    expect(await keys.authenticate(old.key)).toBeUndefined()
    expect(await keys.authenticate(next.key)).toBeDefined()
  })

  it('is not given longer life by a second rotation', async () => {
    const first = await issue()
    await rotateKey(store, 'counter', { now: clock.now(), overlap: DAY, expiresAt: null })
    await rotateKey(store, 'counter', { now: clock.now(), overlap: 7 * DAY, expiresAt: null })
    later(DAY + 1)
    expect(await keys.authenticate(first.key)).toBeUndefined()
  })

  it('of a source can be revoked with all the others of it, and no other source’s', async () => {
    const mine = [await issue(), await issue()]
    const others = await issueKey(store, 'clinic', { now: clock.now(), expiresAt: null })
    expect((await revokeKeys(store, 'counter', clock.now())).toSorted()).toEqual(mine.map(({ id }) => id).toSorted())
    for (const { key } of mine) expect(await keys.authenticate(key)).toBeUndefined()
    expect(await keys.authenticate(others.key)).toBeDefined()
    await expect(revokeKeys(store, 'nobody', clock.now())).rejects.toMatchObject({ id: 'not-found' })
  })
})

describe('what a source may report', () => {
  it('is seen anew within five seconds, and is the same object while it is the same', async () => {
    const { id, key } = await issue()
    const actor = { kind: 'source', id: 'counter', keyId: id } as const
    await keys.authenticate(key)
    const before = await keys.sourceOf(actor)
    later(5_000)
    await keys.authenticate(key)
    expect(await keys.sourceOf(actor)).toBe(before)
    await store.sources.put({ ...before, measures: ['received'] })
    later(5_000)
    await keys.authenticate(key)
    expect((await keys.sourceOf(actor)).measures).toEqual(['received'])
  })

  it('is nothing for anyone who is no source', async () => {
    await expect(keys.sourceOf({ kind: 'guest' })).rejects.toMatchObject({ id: 'forbidden' })
  })
})
