import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setImmediate } from 'node:timers/promises'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { holdLock } from '../testing/hold-lock.ts'
import { openStore } from './open-store.ts'
import type { Store } from './store.ts'
import { batchOf, HOUR, MIDNIGHT, OFFICE } from './store.fixtures.ts'

describe('a store whose write lock another process holds', () => {
  let folder: string
  let path: string
  let store: Store
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'ioc-lock-'))
    path = join(folder, 'ioc.sqlite')
  })
  afterEach(async () => {
    await store.close()
    rmSync(folder, { recursive: true })
  })

  async function open(lockWaitMs: number) {
    store = await openStore({ path, utcOffsetMinutes: 420, rollUpEveryMs: 20, lockWaitMs })
    await store.sources.put(OFFICE)
    return store.seriesOf('measure', 'unit')
  }

  it('waits without holding the event loop, and writes all that waited once it is free', async () => {
    const series = await open(60_000)
    const release = await holdLock(path)
    const settled: number[] = []
    const writes = [1, 2, 3].map(async (turn) => {
      await store.acceptBatch(batchOf([[series, MIDNIGHT + turn * HOUR, turn]]))
      settled.push(turn)
    })
    const large = store.acceptBatch(batchOf(Array.from({ length: 10_001 }, (_, row) => [series, MIDNIGHT - row, row])))
    const noted = store.documents.put('note', 'one', { text: 'x' })
    // With a driver that waits for the lock itself not one turn would pass.
    for (let turn = 0; turn < 1_000; turn++) await setImmediate()
    expect(settled).toEqual([])
    expect(await store.sources.get(OFFICE.id)).toMatchObject({ id: OFFICE.id })
    await release()
    await Promise.all([...writes, large, noted])
    expect(settled).toEqual([1, 2, 3])
    expect((await store.verify()).differences).toEqual([])
  })

  it('refuses what has waited long enough, readings, records, sources and documents alike, and stores none of it', async () => {
    const series = await open(30)
    const release = await holdLock(path)
    const refused = { id: 'not-ready', status: 503 }
    const batch = batchOf([[series, MIDNIGHT, 1]])
    await Promise.all([
      expect(store.acceptBatch(batch)).rejects.toMatchObject(refused),
      expect(store.rehearse(batch)).rejects.toMatchObject(refused),
      expect(store.sources.put({ ...OFFICE, id: 'other' })).rejects.toMatchObject(refused),
      expect(store.documents.put('note', 'one', {})).rejects.toMatchObject(refused),
      expect(store.records.rebuild('rules', () => [])).rejects.toMatchObject(refused),
    ])
    expect(store.lastSeq()).toBe(0)
    await release()
    expect(await store.acceptBatch(batch)).toMatchObject({ seq: 1, accepted: 1 })
    expect(await store.sources.get('other')).toBe(undefined)
  })

  it('lets nobody suffer for a transaction that failed beside theirs', async () => {
    const series = await open(60_000)
    const release = await holdLock(path)
    const good = store.acceptBatch(batchOf([[series, MIDNIGHT, 1]]))
    const bad = store.acceptBatch({ ...batchOf([[series, MIDNIGHT, 2]]), source: 'nobody' })
    const outcomes = Promise.allSettled([good, bad])
    await release()
    const [, known] = await outcomes
    expect(known).toMatchObject({ status: 'rejected', reason: { id: 'not-found' } })
    expect(await good).toMatchObject({ accepted: 1 })
  })
})
