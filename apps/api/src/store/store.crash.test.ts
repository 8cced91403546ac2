import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { copyFileSync, mkdtempSync, readFileSync, rmSync, truncateSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { setTimeout } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { openStore } from './open-store.ts'
import { batchOf, HOUR, MIDNIGHT, OFFICE } from './store.fixtures.ts'
import type { Store } from './store.ts'

const PROGRAM = fileURLToPath(new URL('store.crash-writer.ts', import.meta.url))

/** Every batch is there whole or not at all, and everything derived agrees. */
async function expectWhole(store: Store, acknowledged: ReadonlyMap<number, number>, most = 50): Promise<void> {
  expect((await store.verify()).differences).toEqual([])
  const series = Array.from({ length: 50 }, (_, unit) => store.seriesOf('measure', `unit-${unit}`))
  const readings = await store.readingsFor({ series, from: MIDNIGHT, to: Number.MAX_SAFE_INTEGER })
  const rows = new Map<number, number>()
  for (const { value, seq, revision } of readings) {
    rows.set(value, (rows.get(value) ?? 0) + 1)
    expect([revision, acknowledged.get(value) ?? seq]).toEqual([1, seq])
  }
  for (const [mark, count] of rows) expect(count).toBe(1 + (mark % most))
  expect([...acknowledged.keys()].filter((mark) => !rows.has(mark))).toEqual([])
}

describe('a store that is killed', () => {
  let folder: string
  let path: string

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'ioc-crash-'))
    path = join(folder, 'ioc.sqlite')
  })
  afterEach(() => rmSync(folder, { recursive: true }))

  const open = () => openStore({ path, utcOffsetMinutes: 420, rollUpEveryMs: 60_000 })

  /** Lets the program write until `until` is done, then kills it; the marks it acknowledged, with their batch. */
  async function writeUntil(
    seed: number,
    until: (acknowledged: ReadonlyMap<number, number>) => Promise<unknown>,
    ...more: string[]
  ) {
    const args = [PROGRAM, path, String(seed), ...more]
    const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] })
    const acknowledged = new Map<number, number>()
    const lines = createInterface({ input: child.stdout })
    lines.on('line', (line) => {
      const [mark = 0, seq = 0] = line.split(' ').map(Number)
      acknowledged.set(mark, seq)
    })
    await once(lines, 'line')
    await until(acknowledged)
    child.kill('SIGKILL')
    await once(child, 'close')
    return acknowledged
  }

  it('at random instants, again and again, keeps every acknowledged batch once and whole', async () => {
    const acknowledged = new Map<number, number>()
    for (let round = 0; round < 4; round++) {
      const killed = await writeUntil(round * 1_000_000, () => setTimeout(20 + Math.random() * 250))
      for (const [mark, seq] of killed) acknowledged.set(mark, seq)
      const store = await open()
      await expectWhole(store, acknowledged)
      const [last] = [...killed].at(-1) ?? []
      const retry = batchOf([], { idempotency: { key: String(last), bodyHash: 'same' } })
      await store.sources.put(OFFICE)
      expect(await store.acceptBatch(retry)).toMatchObject({ replayed: true, seq: killed.get(last ?? -1) })
      await store.close()
    }
  })

  it('in the midst of a batch of very many rows keeps none of it', async () => {
    const most = 100_000
    const acknowledged = new Map<number, number>()
    for (let round = 0; round < 3; round++) {
      const seed = round * 1_000_000 + 60_000
      const killed = await writeUntil(seed, () => setTimeout(Math.random() * 200), '1', String(most))
      for (const [mark, seq] of killed) acknowledged.set(mark, seq)
      const store = await open()
      await expectWhole(store, acknowledged, most)
      await store.close()
    }
    expect(acknowledged.size).toBeGreaterThanOrEqual(3)
  })

  it('shows readings that were not rolled up before it died', async () => {
    const acknowledged = await writeUntil(0, () => setTimeout(100))
    const store = await open()
    const newest = await store.lastBefore([1], Number.MAX_SAFE_INTEGER)
    expect(newest[0]?.value).toBeGreaterThanOrEqual(Math.max(...acknowledged.keys()))
    const days = await store.dayValues([1], 0, 2 ** 31)
    expect(days.at(-1)?.value).toBe(newest[0]?.value)
    await store.close()
  })

  /**
   * What a power cut can leave: what was synced is on the disk, and of the log written after it any part.
   * The pair of files is copied while the program writes, and the copied log is cut anywhere past the
   * length it had when the last acknowledgement before the copy was read.
   */
  it('by a power cut keeps every batch acknowledged before the cut, wherever the log ends', async () => {
    const copy = join(folder, 'copy.sqlite')
    const kept = new Map<number, number>()
    const lengths = { synced: 0, copied: 0 }
    await writeUntil(0, async (acknowledged) => {
      await setTimeout(60)
      lengths.synced = readFileSync(`${path}-wal`).length
      for (const [mark, seq] of acknowledged) kept.set(mark, seq)
      // The file first: a checkpoint in between would only put into it what the log still has.
      copyFileSync(path, copy)
      copyFileSync(`${path}-wal`, `${copy}-wal`)
      lengths.copied = readFileSync(`${copy}-wal`).length
    })
    expect(lengths.copied).toBeGreaterThanOrEqual(lengths.synced)
    for (const part of [0, 0.1, 0.37, 0.62, 0.999, 1]) {
      const cut = join(folder, `cut-${part}.sqlite`)
      copyFileSync(copy, cut)
      copyFileSync(`${copy}-wal`, `${cut}-wal`)
      truncateSync(`${cut}-wal`, Math.floor(lengths.synced + part * (lengths.copied - lengths.synced)))
      const store = await openStore({ path: cut, utcOffsetMinutes: 420 })
      await expectWhole(store, kept)
      await store.close()
    }
  })

  it('takes its place in the order again', async () => {
    const acknowledged = await writeUntil(0, () => setTimeout(50))
    const store = await open()
    const last = store.lastSeq()
    expect(last).toBeGreaterThanOrEqual(Math.max(...acknowledged.values()))
    const next = await store.acceptBatch(batchOf([[1, MIDNIGHT - HOUR, 1]]))
    expect(next.seq).toBe(last + 1)
    await store.close()
  })
})
