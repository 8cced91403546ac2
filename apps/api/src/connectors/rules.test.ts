import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { SourceRefusal } from '@ioc/contract'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { readPack } from '../pack/read-pack.ts'
import { at } from '../testing/factories.ts'
import { createTestApp, type TestApp } from '../testing/test-app.ts'
import { entriesOf } from './testing/play-node.ts'
import { HERE, json, type PlayedSource, playSource } from './testing/play-source.ts'

const PACK = readPack(join(import.meta.dirname, '../../../../seed/duy-xuyen'))
const DUY_SON = '20620'
const [ACTIVE, COLLECTED, ACCIDENTS] = ['security.eid-active', 'security.eid-collected', 'security.accidents']
const eid = (measure: string, value: number) => ({ measure, unit: DUY_SON, at: '2026-11-23T09:00:00+07:00', value })
const week = (period: string, value: number) => ({ measure: ACCIDENTS, unit: DUY_SON, period, value })

let dir: string
let source: PlayedSource
let app: TestApp
beforeEach(async () => {
  dir = mkdtempSync(join(tmpdir(), 'ioc-rules-'))
  source = await playSource(json([]))
  const connectors = entriesOf(
    { id: 'in', kind: 'folder', name: 'In', options: { path: dir, every: 1, still: 0 } },
    {
      id: 'police',
      kind: 'http-json',
      name: 'Công an',
      schedule: '0 3 1 1 *',
      options: { url: source.url, allow: HERE, rows: '$' },
    },
    {
      id: 'portal',
      kind: 'portal-766',
      name: 'Cổng',
      schedule: '0 3 1 1 *',
      options: {
        url: source.url,
        allow: HERE,
        period: 'week',
        list: '',
        units: { H47: DUY_SON },
        measures: { tongTiepNhan: ACCIDENTS },
      },
    },
  )
  // W40 is told while it is open; by the end of November it is locked.
  app = await createTestApp({ pack: { ...PACK, connectors }, now: at('2026-10-02 18:00') })
  await pull([week('2026-W40', 7)])
  await untilStood([7])
  app.clock.set(at('2026-11-24 10:00'))
})
afterEach(async () => {
  await app.close()
  await source.close()
  rmSync(dir, { recursive: true })
})

async function pull(rows: readonly object[]): Promise<void> {
  source.answer = json(rows)
  await pullOf('police')
}

async function pullOf(id: string): Promise<void> {
  const ask = () =>
    app.http.inject({ method: 'POST', url: `/api/v1/sources/${id}/pull`, headers: { host: 'localhost' } })
  await expect.poll(async () => (await ask()).statusCode, { timeout: 30_000 }).toBe(200)
}

/** Every value of a measure that Duy Sơn has. */
async function stood(measure: string): Promise<readonly number[]> {
  const mine = app.store.allSeries().filter((one) => one.measure === measure && one.unit.startsWith(`${DUY_SON}@`))
  const series = mine.map((one) => one.series)
  const readings = await app.store.readingsFor({ series, from: 0, to: at('2027-01-01 00:00') })
  return readings.map(({ value }) => value)
}

const untilStood = (values: readonly number[]) =>
  expect.poll(() => stood(ACCIDENTS), { timeout: 30_000 }).toEqual(values)

async function refusals(id: string): Promise<readonly SourceRefusal[]> {
  const answer = await app.http.inject({ url: `/api/v1/sources/${id}/refusals`, headers: { host: 'localhost' } })
  return answer.json<SourceRefusal[]>()
}
const codes = async (id: string) =>
  (await refusals(id)).flatMap(({ rows }) => rows.flatMap(({ errors }) => errors.map(({ code }) => code)))

describe('a system that is asked', () => {
  it('has what breaks a rule across measures refused and kept for the console, the rest stored', async () => {
    await pull([eid(COLLECTED, 6_191), eid(ACTIVE, 15_000), week('2026-W46', 2)])
    await untilStood([7, 2])
    expect([await stood(COLLECTED), await stood(ACTIVE)]).toEqual([[6_191], []])
    await expect.poll(() => codes('police'), { timeout: 30_000 }).toEqual(['implausible'])
  })

  it('cannot correct a locked period without a reason, and can with its note', async () => {
    await pull([week('2026-W40', 9), week('2026-W46', 2)])
    await expect.poll(() => codes('police'), { timeout: 30_000 }).toEqual(['period-locked'])
    expect(await stood(ACCIDENTS)).toEqual([7, 2])
    await pull([{ ...week('2026-W40', 9), note: 'Đối chiếu lại biên bản' }])
    await untilStood([9, 2])
  })
})

describe('a system that gives a name twice', () => {
  it('has the row refused by the name and kept for the console, the rest stored', async () => {
    source.answer = (_, response) =>
      response.end('[{"maThongKe":"H47","tongTiepNhan":3,"tongTiepNhan":4},{"maThongKe":"H47","tongTiepNhan":5}]')
    await pullOf('portal')
    await untilStood([7, 5])
    await expect
      .poll(() => refusals('portal'), { timeout: 30_000 })
      .toMatchObject([
        {
          rows: [{ row: 1, errors: [{ column: 'tongTiepNhan', code: 'duplicate-column', detail: 'is given twice' }] }],
        },
      ])
  })

  it('has nothing stored where an expression would take either, and the reason told', async () => {
    const [row] = [JSON.stringify(week('2026-W46', 2)), JSON.stringify(week('2026-W45', 1))]
    source.answer = (_, response) => response.end(`[${row},{"value":3,${row.slice(1)}]`)
    await pullOf('police')
    const told = await app.http.inject({ url: '/api/v1/sources/health', headers: { host: 'localhost' } })
    expect(told.body).toContain(`\\"value\\" is given twice in row 2 of the source's answer.`)
    expect(await stood(ACCIDENTS)).toEqual([7])
  })
})

describe('a directory', () => {
  const report = (name: string) => join(dir, `refused/${name}.report.json`)
  it.each([
    [
      'breaks a rule across measures',
      [
        [COLLECTED, '2026-11-23', 6_191],
        [ACTIVE, '2026-11-23', 15_000],
      ],
      'implausible',
    ],
    ['corrects a locked period', [[ACCIDENTS, '2026-W40', 9]], 'period-locked'],
  ] as const)('lays a file aside that %s, with the reason, and stores nothing of it', async (_, rows, code) => {
    const lines = rows.map(([measure, period, value]) => `${measure},${DUY_SON},${period},${value}\n`)
    writeFileSync(join(dir, 'tuan.csv'), `measure,unit,period,value\n${lines.join('')}`)
    await expect.poll(() => existsSync(report('tuan.csv')), { timeout: 30_000 }).toBe(true)
    expect(readFileSync(report('tuan.csv'), 'utf8')).toContain(code)
    expect([await stood(COLLECTED), await stood(ACTIVE), await stood(ACCIDENTS)]).toEqual([[], [], [7]])
    // The report is there before the file has gone beside it.
    await expect.poll(() => readdirSync(dir), { timeout: 30_000 }).not.toContain('tuan.csv')
  })
})
