import { mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { execFileSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'

const PROGRAM = fileURLToPath(new URL('store.modes-maker.ts', import.meta.url))
const modeOf = (path: string) => (statSync(path).mode & 0o777).toString(8)

describe('a new store, in a process that keeps nothing from anyone (umask 0)', () => {
  let parent: string
  beforeEach(() => {
    parent = mkdtempSync(join(tmpdir(), 'ioc-modes-'))
  })
  afterEach(() => rmSync(parent, { recursive: true }))

  it('is its owner’s only, with the log and the shared memory beside it and the folder made for it', () => {
    const folder = join(parent, 'data')
    const names = execFileSync(process.execPath, [PROGRAM, join(folder, 'ioc.sqlite')], { encoding: 'utf8' })
    const told = Object.fromEntries(
      names
        .trim()
        .split('\n')
        .map((line) => line.split(' ')),
    )
    expect(told).toEqual({ 'ioc.sqlite': '600', 'ioc.sqlite-wal': '600', 'ioc.sqlite-shm': '600' })
    expect(modeOf(folder)).toBe('700')
    for (const name of readdirSync(folder)) expect(modeOf(join(folder, name))).toBe('600')
  })
})
