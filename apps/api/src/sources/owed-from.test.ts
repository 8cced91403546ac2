import { join } from 'node:path'
import type { FormReply, LateList } from '@ioc/contract'
import { countedMeasures, existsOn, headline, issuesOf, levelOf, measuresInUse, parseDay } from '@ioc/metrics'
import { afterEach, describe, expect, it } from 'vitest'
import { readPack } from '../pack/read-pack.ts'
import { at, day, testPack } from '../testing/factories.ts'
import { createTestApp, type TestApp, type TestAppOptions } from '../testing/test-app.ts'

const apps: TestApp[] = []
afterEach(async () => {
  for (const app of apps.splice(0)) await app.close()
})

async function start(options: TestAppOptions): Promise<TestApp> {
  const app = await createTestApp(options)
  apps.push(app)
  return app
}

async function ask<Body>(app: TestApp, path: string): Promise<Body> {
  const answer = await app.http.inject({ url: `/api/v1${path}`, headers: { host: 'localhost' } })
  expect(answer.statusCode).toBe(200)
  return answer.json<Body>()
}
const late = (app: TestApp) => ask<LateList>(app, '/sources/late')

describe('a new centre on the pack of Duy Xuyên', () => {
  const pack = readPack(join(import.meta.dirname, '../../../../seed/duy-xuyen'))
  const { catalogue } = pack
  const today = parseDay('2026-11-23') ?? 0
  /** The first of 2026 is a day off, the second is worked for another. */
  const FIRST_DUE = at('2026-01-05 17:00')

  it('owes everything that is counted and that its units report, since it was first due', async () => {
    const app = await start({ pack, now: at('2026-11-23 10:42') })
    const inUse = measuresInUse(catalogue)
    const published = new Set(pack.documented.map(({ measure, unit }) => `${measure} ${unit}`))
    const expected = [...catalogue.measures.values()].flatMap(({ id, levels, counting }) =>
      catalogue.units.flatMap((unit) => {
        const isAsked =
          existsOn(unit, today) && levels.includes(levelOf(unit.kind)) && counting === undefined && inUse.has(id)
        return isAsked && !published.has(`${id} ${unit.code}`) ? [`${id} ${unit.code}`] : []
      }),
    )
    const { units, registers } = await late(app)
    const never = units.flatMap(({ unit, parts }) =>
      parts.filter(({ state }) => state === 'unknown').map((part) => ({ unit, ...part })),
    )
    expect(never.map(({ unit, measure }) => `${measure} ${unit}`).toSorted()).toEqual(expected.toSorted())
    expect(never.every(({ since, missed }) => since !== null && since >= FIRST_DUE && missed > 0)).toBe(true)
    expect(Math.min(...never.map(({ since }) => since ?? Infinity))).toBe(FIRST_DUE)
    const counted = new Set(countedMeasures(catalogue.measures).map(({ counting }) => counting.register))
    expect(registers.map(({ register }) => register).toSorted()).toEqual([...counted].toSorted())
    expect(registers.every(({ since }) => since !== null)).toBe(true)
  })

  it('says so on the list of what is wrong and in its headline', async () => {
    const app = await start({ pack, now: at('2026-11-23 10:42') })
    app.snapshotter.flush()
    const snapshot = app.snapshotter.latest('508')?.snapshot()
    if (!snapshot) throw new Error('the district has no snapshot')
    const silent = issuesOf(catalogue, snapshot).filter(({ kind }) => kind === 'not-reported')
    expect(silent.length).toBeGreaterThanOrEqual(14)
    expect(silent.every(({ since }) => since !== null)).toBe(true)
    const sentence = headline(catalogue, snapshot, 'en')
    expect(sentence.map(({ text }) => text).join('')).toContain(`${silent.length} units have not reported.`)
  })

  it('owes nothing before the first reading is due', async () => {
    const { units, registers } = await late(await start({ pack, now: FIRST_DUE - 1 }))
    const owed = [...registers, ...units.flatMap(({ parts }) => parts)]
    // Figures that were published before are readings, and old.
    expect(owed.filter(({ state }) => state === 'unknown')).toEqual([])
  })
})

describe('a unit that never reported', () => {
  const pack = testPack({ from: day('2026-11-16') })
  const WEDNESDAY = at('2026-11-18 18:00')

  it('is held against the day others are, and dated', async () => {
    const app = await start({ pack, now: WEDNESDAY })
    await app.accept(['A', 'B'].map((unit) => ({ measure: 'received', unit, when: '2026-11-18', value: 5 })))
    const { units } = await late(app)
    const answers = { component: 'services', owner: 'P' }
    expect(units.find(({ unit }) => unit === 'C')?.parts.find(({ measure }) => measure === 'received')).toEqual({
      measure: 'received',
      state: 'unknown',
      since: at('2026-11-16 17:00'),
      missed: 3,
      ...answers,
    })
    expect(units.map(({ unit }) => unit).toSorted()).toEqual(['A', 'B', 'C', 'P'])
  })

  it('is asked by its form for the days it owes, and for none before', async () => {
    const days = async (more: object, now = at('2026-11-23 10:00')) => {
      const app = await start({ pack: testPack(more), now })
      const { rows } = await ask<FormReply>(app, '/forms/C')
      return rows.filter(({ measure, state }) => measure === 'received' && state === 'late').map(({ period }) => period)
    }
    expect(await days({})).toEqual([])
    expect(await days({ from: day('2026-11-16') })).toEqual(['2026-11-18', '2026-11-19', '2026-11-20'])
    expect(await days({ from: day('2026-11-20') })).toEqual(['2026-11-20'])
  })
})
