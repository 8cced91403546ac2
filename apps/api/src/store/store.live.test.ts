import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import Database from 'better-sqlite3'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { openStore } from './open-store.ts'
import { entriesByFrom } from './store.live.ts'

const PROGRAM = fileURLToPath(new URL('store.live-writer.ts', import.meta.url))

describe('a store that another process writes to without end', () => {
  let folder: string
  let path: string
  let end: () => Promise<unknown>
  let written: () => number
  /** Resolves when so many batches more are written. */
  let wrote: (more: number) => Promise<void>

  beforeEach(async () => {
    folder = mkdtempSync(join(tmpdir(), 'ioc-live-'))
    path = join(folder, 'ioc.sqlite')
    const child = spawn(process.execPath, [PROGRAM, path], { stdio: ['ignore', 'pipe', 'inherit'] })
    const lines = createInterface({ input: child.stdout })
    let mark = 0
    lines.on('line', (line) => (mark = Number(line)))
    written = () => mark
    wrote = async (more) => {
      const until = written() + more
      while (written() < until) await once(lines, 'line')
    }
    end = () => {
      child.kill('SIGKILL')
      return once(child, 'close')
    }
    await wrote(10)
  }, 120_000)
  afterEach(async () => {
    await end()
    rmSync(folder, { recursive: true })
  })

  /** What `ioc verify` finds, from opening the store to closing it, while the other writes. */
  async function verified(): Promise<readonly string[]> {
    const store = await openStore({ path, utcOffsetMinutes: 420 })
    const before = written()
    const { differences } = await store.verify()
    const ofRecords = await store.records.verify(entriesByFrom)
    await wrote(1)
    expect(written()).toBeGreaterThan(before)
    await store.close()
    return [...differences, ...ofRecords]
  }

  it('is verified again and again without a false alarm', async () => {
    for (let round = 0; round < 4; round++) expect(await verified()).toEqual([])
  }, 120_000)

  it('is still found out where something differs', async () => {
    const damage = new Database(path, { timeout: 30_000 })
    damage.exec(`BEGIN IMMEDIATE;
      INSERT INTO day VALUES (1, 7, 7, 7, 1, 1, 7, 1);
      UPDATE entry SET delta = 5
        WHERE (time, series, seq) = (SELECT time, series, seq FROM entry ORDER BY time, series, seq LIMIT 1);
      COMMIT`)
    damage.close()
    const found = (await verified()).join('\n')
    expect(found).toContain('day 7 of series 1 is kept and has no reading')
    expect(found).toContain('an entry that its revisions do not say: 1')
  }, 120_000)
})
