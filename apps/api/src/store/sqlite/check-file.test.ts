import {
  closeSync,
  mkdtempSync,
  openSync,
  readFileSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
  writeSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { DamagedStore } from '../damaged-store.ts'
import { openStore } from '../open-store.ts'
import { batchOf, HOUR, MIDNIGHT, OFFICE } from '../store.fixtures.ts'
import { checkWhole } from './check-file.ts'

const PAGE = 4096

describe('a damaged file', () => {
  let folder: string
  let path: string

  const open = () => openStore({ path, utcOffsetMinutes: 420 })
  const overwrite = (from: number, bytes: Buffer) => {
    const file = openSync(path, 'r+')
    writeSync(file, bytes, 0, bytes.length, from)
    closeSync(file)
  }

  beforeEach(async () => {
    folder = mkdtempSync(join(tmpdir(), 'ioc-damage-'))
    path = join(folder, 'ioc.sqlite')
    const store = await open()
    await store.sources.put(OFFICE)
    const series = store.seriesOf('measure', 'unit')
    await store.acceptBatch(
      batchOf(Array.from({ length: 2_000 }, (_, index) => [series, MIDNIGHT + index * HOUR, 1] as const)),
    )
    await store.close()
  })
  afterEach(() => rmSync(folder, { recursive: true }))

  const garbage = Buffer.alloc(PAGE, 0xa5)
  it.each([
    ['whose header is gone', () => overwrite(0, Buffer.alloc(100))],
    ['whose first page is garbage', () => overwrite(100, garbage.subarray(100))],
    ['with garbage in the middle', () => overwrite(Math.floor(statSync(path).size / PAGE / 2) * PAGE, garbage)],
    ['with half of it missing', () => truncateSync(path, Math.floor(statSync(path).size / PAGE / 2) * PAGE)],
    ['that is empty', () => truncateSync(path, 0)],
    ['that is some text', () => writeFileSync(path, 'measure,unit,value\n'.repeat(100))],
  ])('%s refuses to start, names the restore command and is left untouched', async (_, damage) => {
    damage()
    const before = readFileSync(path)
    const opening = open()
    await expect(opening).rejects.toBeInstanceOf(DamagedStore)
    await expect(opening).rejects.toThrow('npm run ioc -- restore <backup>')
    expect(readFileSync(path).equals(before)).toBe(true)
  })

  it('is left with its log untouched too', async () => {
    const log = `${path}-wal`
    writeFileSync(log, Buffer.alloc(3 * PAGE, 7))
    overwrite(0, Buffer.alloc(100))
    await expect(open()).rejects.toBeInstanceOf(DamagedStore)
    expect(readFileSync(log).equals(Buffer.alloc(3 * PAGE, 7))).toBe(true)
  })

  it('of which only the log is left is not begun anew', async () => {
    writeFileSync(`${path}-wal`, readFileSync(path))
    rmSync(path)
    await expect(open()).rejects.toThrow('only its write-ahead log is left')
  })

  it("that is another program's is not taken over", async () => {
    rmSync(path)
    new Database(path).exec('CREATE TABLE other (x)').close()
    await expect(open()).rejects.toThrow('not a store of this program')
  })

  it('is found by a check of the whole, page by page', () => {
    expect(checkWhole(path)).toBeNull()
    overwrite(Math.floor(statSync(path).size / PAGE / 2) * PAGE, garbage)
    expect(checkWhole(path)).not.toBeNull()
  })
})
