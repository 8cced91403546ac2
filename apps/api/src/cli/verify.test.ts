import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Pack } from '../pack/pack.ts'
import { openStore } from '../store/open-store.ts'
import { batchOf, HOUR, MIDNIGHT, OFFICE } from '../store/store.fixtures.ts'
import type { Command } from './command.ts'
import { rebuild } from './rebuild.ts'
import { verify } from './verify.ts'

const CATALOGUE: Pack['catalogue'] = {
  pack: 'empty',
  utcOffsetMinutes: 420,
  units: [],
  calendar: { weekend: [], holidays: new Map(), workedDays: new Set() },
  components: [],
  measures: new Map(),
  indicators: new Map(),
  main: [],
  registers: new Map(),
  rules: new Map(),
  countables: new Map(),
}
const PACK: Pack = {
  id: 'empty',
  name: { vi: 'Trống', en: 'Empty', bn: 'শূন্য' },
  zone: 'Asia/Ho_Chi_Minh',
  defaultScope: '',
  catalogue: CATALOGUE,
  boundaries: [],
  documented: [],
  connectors: [],
  profiles: [],
  screens: [],
}

describe('verify and rebuild', () => {
  let folder: string
  let path: string

  beforeEach(async () => {
    folder = mkdtempSync(join(tmpdir(), 'ioc-verify-'))
    path = join(folder, 'ioc.sqlite')
    const store = await openStore({ path, utcOffsetMinutes: 420 })
    await store.sources.put(OFFICE)
    const series = store.seriesOf('measure', 'unit')
    await store.acceptBatch(batchOf([0, 1, 30].map((hour) => [series, MIDNIGHT + hour * HOUR, hour] as const)))
    await store.close()
  })
  afterEach(() => rmSync(folder, { recursive: true }))

  async function run(command: Command): Promise<{ code: number; lines: string[] }> {
    const store = await openStore({ path, utcOffsetMinutes: 420 })
    const lines: string[] = []
    const code = await command.run({ store, pack: PACK, args: [], print: (line) => lines.push(line) })
    await store.close()
    return { code, lines }
  }

  it('say that all is well', async () => {
    expect(await run(verify)).toEqual({ code: 0, lines: ['3 readings in 1 batches: everything agrees.'] })
  })

  it.each([
    ['a day kept otherwise', 'UPDATE day SET value = value + 1 WHERE value = 1', 'kept otherwise'],
    ['a day not kept', 'DELETE FROM day WHERE value = 1', 'is not kept'],
    ['a day without a reading', 'INSERT INTO day VALUES (1, 7, 7, 7, 1, 1, 7, 1)', 'has no reading'],
    ['a latest that is not the last', 'UPDATE latest SET value = 5', 'is not its last reading'],
  ])('name %s; rebuild puts it right', async (_, damage, expected) => {
    new Database(path).exec(damage).close()
    const found = await run(verify)
    expect(found.code).toBe(1)
    expect(found.lines[0]).toContain(expected)
    expect((await run(rebuild)).code).toBe(0)
    expect((await run(verify)).code).toBe(0)
  })

  it.each([
    ['a reading lost', 'DELETE FROM reading WHERE value = 1', 'batch 1 says 3 rows and has 2'],
    ['a batch lost', 'DELETE FROM batch', 'rows speak of batch 1'],
    ['a revision lost', 'UPDATE reading SET revision = 2 WHERE value = 1', 'have a gap'],
  ])('name %s, which no rebuild can bring back', async (_, damage, expected) => {
    new Database(path).exec(damage).close()
    expect((await run(verify)).lines.join('\n')).toContain(expected)
    expect((await run(rebuild)).code).toBe(1)
  })
})
