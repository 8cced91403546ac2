import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { Problem } from '../errors.ts'
import { openStore } from '../store/open-store.ts'
import type { Store } from '../store/store.ts'
import { OFFSET, TEST_NOW } from '../testing/factories.ts'
import { createRefusalLog, type RefusalLog } from './refusal-log.ts'

let dir: string
let store: Store
let log: RefusalLog
const written = vi.fn<() => void>()
beforeEach(async () => {
  dir = mkdtempSync(join(tmpdir(), 'ioc-refusals-'))
  store = await openStore({ path: join(dir, 'ioc.sqlite'), utcOffsetMinutes: OFFSET })
  written.mockClear()
  log = createRefusalLog({ documents: store.documents, utcOffsetMinutes: OFFSET, onWritten: written })
})
afterEach(async () => {
  await log.close()
  await store.close().catch(() => undefined)
  rmSync(dir, { recursive: true, force: true })
})

const rows = [{ row: 1, cells: { measure: 'm', unit: 'u', value: 1 } }]
const refuse = (at: number, source = 'counter') =>
  log.note({ source, door: 'import', at, error: new Problem('bad-rows', `no ${at}`), rows })

describe('the refusal log', () => {
  it('counts every refusal of a burst, keeps the newest, and writes them together', async () => {
    for (let index = 0; index < 40; index++) refuse(TEST_NOW + index)
    await log.settle()
    expect(written).toHaveBeenCalledTimes(1)
    expect((await log.of('counter')).map(({ at }) => at - TEST_NOW)).toEqual([39, 38, 37, 36, 35, 34, 33, 32, 31, 30])
    expect(await log.days()).toMatchObject([{ source: 'counter', refusals: 40, rows: 40 }])
  })

  it('keeps the last fifty of each source', async () => {
    for (let index = 0; index < 60; index++) {
      refuse(TEST_NOW + index)
      await log.settle()
    }
    refuse(TEST_NOW, 'other')
    await log.settle()
    const kept = await log.of('counter')
    expect(kept).toHaveLength(50)
    expect(kept.at(-1)?.at).toBe(TEST_NOW + 10)
    expect(await store.documents.list('refusal')).toHaveLength(51)
    expect(await log.open()).toEqual(
      new Map([
        ['counter', 50],
        ['other', 1],
      ]),
    )
  })

  it('keeps 200 rows of a delivery and says that they are not all', async () => {
    const many = Array.from({ length: 250 }, (_, index) => ({ row: index + 1, cells: { value: index } }))
    log.note({ source: 'counter', door: 'form', at: TEST_NOW, error: new Problem('bad-rows', 'no'), rows: many })
    await log.settle()
    const [refusal] = await log.of('counter')
    expect(refusal).toMatchObject({ refused: 250, complete: false })
    expect(refusal?.rows).toHaveLength(200)
  })

  it('says which rows it could not keep as they were', async () => {
    const cells = { measure: 'm', unit: 'u', note: 'x'.repeat(501), phone: '0905' }
    const error = new Problem('bad-rows', 'no', [{ row: 7, column: 'note', code: 'too-long', detail: 'is too long' }])
    log.note({ source: 'counter', door: 'import', at: TEST_NOW, error, rows: [{ row: 7, cells }] })
    await log.settle()
    const [refusal] = await log.of('counter')
    expect(refusal?.rows).toEqual([
      { row: 7, cells: { measure: 'm', unit: 'u', note: 'x'.repeat(500) }, exact: false, errors: error.errors },
    ])
  })

  it('never fails whoever notes, though the store takes nothing', async () => {
    const faults = vi.fn<(error: unknown) => void>()
    const deaf = createRefusalLog({ documents: store.documents, utcOffsetMinutes: OFFSET, onFault: faults })
    await store.close()
    deaf.note({ source: 'counter', door: 'readings', at: TEST_NOW, error: new Problem('bad-rows', 'no'), rows })
    await deaf.close()
    expect(faults).toHaveBeenCalledTimes(1)
  })
})
