import { execFileSync, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { openStore } from './open-store.ts'

const PROGRAM = fileURLToPath(new URL('store.full-writer.ts', import.meta.url))

describe('a store whose disk is full', () => {
  /** The kernel refuses a process to make any file larger than its limit, which is what a full disk looks like to it. */
  it('refuses batches, goes on answering, and resumes by itself when there is room', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'ioc-full-'))
    const path = join(folder, 'ioc.sqlite')
    const child = spawn(process.execPath, [PROGRAM, path], { stdio: ['ignore', 'pipe', 'inherit'] })
    const limit = (bytes: string) => execFileSync('prlimit', ['--pid', String(child.pid), `--fsize=${bytes}:`])
    const seen = { stored: new Set<number>(), refused: 0, resumed: 0, wrong: new Set<string>() }
    for await (const line of createInterface({ input: child.stdout })) {
      const [outcome, turn, value] = line.split(' ')
      if (outcome === 'stored') seen.stored.add(Number(turn))
      // What is read is always the last that was stored.
      const right = Number(value) === Math.max(...seen.stored)
      if (!right || (outcome !== 'stored' && outcome !== 'store-full')) seen.wrong.add(line)
      if (outcome === 'store-full') seen.refused += 1
      else if (seen.refused > 0) seen.resumed += 1
      if (seen.stored.size === 20 && seen.refused === 0) limit('400000')
      if (seen.refused === 5) limit('unlimited')
      if (seen.resumed === 20) break
    }
    child.kill('SIGKILL')
    await once(child, 'close')
    const store = await openStore({ path, utcOffsetMinutes: 420 })
    const { differences, readings } = await store.verify()
    await store.close()
    rmSync(folder, { recursive: true })
    expect([...seen.wrong]).toEqual([])
    expect(differences).toEqual([])
    expect(readings).toBeGreaterThanOrEqual(seen.stored.size * 40)
  })
})
