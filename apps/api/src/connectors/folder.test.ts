import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { readPack } from '../pack/read-pack.ts'
import { createTestApp } from '../testing/test-app.ts'
import { testPack } from '../testing/factories.ts'
import type { FileDoor } from './doors.ts'
import { entriesOf, type PlayedStore, playStore } from './testing/play-node.ts'

const SEED = readPack(join(import.meta.dirname, '../../../../seed/duy-xuyen'))

let dir: string
let played: PlayedStore
beforeEach(async () => {
  dir = mkdtempSync(join(tmpdir(), 'ioc-in-'))
  played = await playStore()
})
afterEach(async () => {
  await played.close()
  rmSync(dir, { recursive: true })
})

const entry = (still = 0) =>
  entriesOf({ id: 'in', kind: 'folder', name: 'In', options: { path: dir, every: 1, still } })
const put = (name: string, text: string) => writeFileSync(join(dir, name), text)
const files = (where = '') => (existsSync(join(dir, where)) ? readdirSync(join(dir, where)).sort() : [])
const soon = (check: () => void) => vi.waitFor(check, { timeout: 30_000 })

/** Looks at files as the import door does: what says "bad" is refused. */
function lookingDoor() {
  const taken: string[] = []
  const files: FileDoor = {
    async importAtOnce({ name, bytes }) {
      taken.push(`${name}: ${String(bytes)}`)
      const outcome = bytes.includes('bad') ? 'refused' : 'imported'
      return { outcome, report: { outcome } }
    },
  }
  return { taken, files }
}

describe('a watched directory', () => {
  it('has what is put into it imported, and laid away with a report', async () => {
    const door = lookingDoor()
    put('week.csv', 'good')
    put('other.csv', 'bad')
    const node = await played.node(entry(), { files: door.files })
    await soon(() => expect(files()).toEqual(['done', 'refused']))
    expect(files('done')).toEqual(['week.csv', 'week.csv.report.json'])
    expect(files('refused')).toEqual(['other.csv', 'other.csv.report.json'])
    expect(JSON.parse(readFileSync(join(dir, 'refused/other.csv.report.json'), 'utf8'))).toEqual({ outcome: 'refused' })
    expect(await node.states()).toMatchObject([{ accepted: 1, refused: 1 }])
  })

  it('never has a file overwritten: a name that exists gets a number', async () => {
    const door = lookingDoor()
    mkdirSync(join(dir, 'done'))
    writeFileSync(join(dir, 'done/week.csv'), 'first')
    writeFileSync(join(dir, 'done/week (2).csv.report.json'), '{}')
    put('week.csv', 'second')
    await played.node(entry(), { files: door.files })
    await soon(() => expect(files()).toEqual(['done']))
    expect(readFileSync(join(dir, 'done/week.csv'), 'utf8')).toBe('first')
    expect(readFileSync(join(dir, 'done/week (3).csv'), 'utf8')).toBe('second')
    expect(files('done')).toContain('week (3).csv.report.json')
  })

  it('keeps a file that grows until it stands still, and takes it whole', async () => {
    const door = lookingDoor()
    await played.node(entry(0.6), { files: door.files })
    put('slow.csv', 'a')
    await new Promise((resolve) => setTimeout(resolve, 400))
    put('slow.csv', 'ab')
    await new Promise((resolve) => setTimeout(resolve, 400))
    expect(door.taken).toEqual([])
    await soon(() => expect(door.taken).toEqual(['slow.csv: ab']))
  })

  it('leaves a file where it is while it cannot be looked at, and tries again', async () => {
    const door = lookingDoor()
    let full = true
    const flaky: FileDoor = {
      async importAtOnce(file) {
        if (full) throw new Error('There is no room.')
        return door.files.importAtOnce(file)
      },
    }
    put('week.csv', 'good')
    const node = await played.node(entry(), { files: flaky })
    await vi.waitFor(async () => expect((await node.states())[0]?.lastError?.detail).toBe('There is no room.'), {
      timeout: 30_000,
    })
    expect(files()).toContain('week.csv')
    full = false
    await soon(() => expect(files('done')).toContain('week.csv'))
  })

  it('leaves links, directories and unfinished files alone', async () => {
    const door = lookingDoor()
    mkdirSync(join(dir, 'sub'))
    symlinkSync('/etc/hostname', join(dir, 'link.csv'))
    for (const name of ['.hidden', '~$open.xlsx', 'half.csv.part']) put(name, 'x')
    put('week.csv', 'good')
    await played.node(entry(), { files: door.files })
    await soon(() => expect(files('done')).toHaveLength(2))
    expect(door.taken).toEqual(['week.csv: good'])
    await soon(() => expect(files()).toEqual(['.hidden', 'done', 'half.csv.part', 'link.csv', 'sub', '~$open.xlsx']))
  })
})

it('what is put into a directory is stored by the real server, and what it cannot store is laid aside with the reason', async () => {
  put('good.csv', 'measure,unit,period,value\nreceived,A,2026-11-17,5\n')
  put('bad.csv', 'measure,unit,period,value\nreceived,A,2026-11-17,many\n')
  const app = await createTestApp({ pack: { ...testPack(), profiles: SEED.profiles, connectors: entry() } })
  await soon(() => expect(files()).toEqual(['done', 'refused']))
  expect(files('done')).toContain('good.csv')
  expect(readFileSync(join(dir, 'refused/bad.csv.report.json'), 'utf8')).toContain('many')
  expect((await app.store.sources.lastBatches()).map(({ source, rows }) => ({ source, rows }))).toContainEqual({
    source: 'in',
    rows: 1,
  })
  expect(await app.store.sources.get('in')).toMatchObject({ kind: 'connector', sample: true })
  await app.close()
})
