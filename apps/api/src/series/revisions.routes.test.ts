import type { ProblemBody, WireRevisions } from '@ioc/contract'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { at, measureNamed, TEST_NOW, testPack } from '../testing/factories.ts'
import { createTestApp, type TestApp } from '../testing/test-app.ts'

let app: TestApp
beforeEach(async () => {
  app = await createTestApp()
})
afterEach(() => app.close())

const ask = (url: string) => app.http.inject(`/api/v1/indicators/${url}`)
const revisions = async (url: string) => (await ask(url)).json<WireRevisions>()
/** One after the other: a minute passes after each. */
async function tell(measure: string, unit: string, when: string | number, value: number): Promise<void> {
  await app.accept([{ measure, unit, when, value }])
  app.clock.set(app.clock.now() + 60_000)
}

describe('the corrections under an indicator', () => {
  it('are each told with what stood and what stands since, the newest first', async () => {
    await tell('received', 'A', '2026-11-16', 10)
    await tell('received', 'A', '2026-11-16', 12)
    await tell('received-online', 'B', '2026-11-17', 5)
    await tell('received-online', 'B', '2026-11-17', 4)
    await tell('received', 'A', '2026-11-16', 11)
    const { revisions: found, more } = await revisions('online/revisions?unit=D')
    expect(more).toBe(false)
    expect(
      found.map(({ measure, unit, when, day, was, now, revision }) => [measure, unit, when, day, was, now, revision]),
    ).toEqual([
      ['received', 'A', '2026-11-16', '2026-11-16', 12, 11, 3],
      ['received-online', 'B', '2026-11-17', '2026-11-17', 5, 4, 2],
      ['received', 'A', '2026-11-16', '2026-11-16', 10, 12, 2],
    ])
    expect(found[0]).toMatchObject({ receivedAt: TEST_NOW + 240_000, source: 'played', note: null })
  })

  it('of a unit leave out those of others, of an indicator those of other measures', async () => {
    for (const value of [10, 11]) {
      for (const unit of ['A', 'B']) await tell('received', unit, '2026-11-16', value)
      await tell('received-online', 'A', '2026-11-16', value - 10)
    }
    const of = async (url: string) => (await revisions(url)).revisions.map(({ measure, unit }) => `${measure} ${unit}`)
    expect(await of('online/revisions?unit=A')).toEqual(['received-online A', 'received A'])
    expect(await of('received-so-far/revisions?unit=D')).toEqual(['received B', 'received A'])
    expect(await of('cases/revisions?unit=D')).toEqual([])
    // An index rests on the measures of its items.
    expect(await of('score/revisions?unit=B')).toEqual(['received B'])
  })

  it('are of the days asked for, and speak in the measure and the zone of the district', async () => {
    for (const value of [35, 36]) {
      await tell('cases', 'P', at('2026-11-16 00:30'), value)
      await tell('cases', 'P', at('2026-11-16 23:30'), value)
      await tell('cases', 'P', at('2026-11-17 00:30'), value)
    }
    const { revisions: found } = await revisions('cases/revisions?unit=D&from=2026-11-16&to=2026-11-16')
    expect(found.map(({ when, day, was, now }) => [when, day, was, now])).toEqual([
      ['2026-11-16T16:30:00.000Z', '2026-11-16', 3.5, 3.6],
      ['2026-11-15T17:30:00.000Z', '2026-11-16', 3.5, 3.6],
    ])
  })

  it('of a period are those of each day in it', async () => {
    const { catalogue } = testPack()
    const measures = new Map([...catalogue.measures, ['weekly', measureNamed('weekly', { grain: 'week' })]])
    const summed = [{ measure: 'weekly', sign: 1 as const }]
    const count = [...catalogue.indicators.values()].flatMap((indicator) =>
      indicator.id === 'cases' && indicator.kind === 'count' ? [{ ...indicator, id: 'weekly', numerator: summed }] : [],
    )
    const indicators = new Map(count.map((indicator) => [indicator.id, indicator]))
    await app.close()
    app = await createTestApp({ pack: testPack({ measures, indicators, main: [] }) })
    for (const value of [1, 2]) await tell('weekly', 'A', '2026-11-09', value)
    const on = async (day: string) => (await revisions(`weekly/revisions?from=${day}&to=${day}`)).revisions
    expect(await on('2026-11-11')).toMatchObject([{ when: '2026-W46', day: '2026-11-15', was: 1, now: 2 }])
    expect(await on('2026-11-15')).toHaveLength(1)
    expect([await on('2026-11-08'), await on('2026-11-16')]).toEqual([[], []])
  })

  it('do not count what was only said again', async () => {
    for (const value of [10, 10]) await tell('received', 'A', '2026-11-16', value)
    expect(await revisions('online/revisions')).toEqual({ revisions: [], more: false })
  })

  it('are at most a thousand, and say where there are more', async () => {
    const days = Array.from({ length: 350 }, (_, i) => new Date(Date.UTC(2025, 11, 1 + i)).toISOString().slice(0, 10))
    for (const value of [1, 2, 3]) {
      await app.accept(days.flatMap((when) => ['A', 'B'].map((unit) => ({ measure: 'received', unit, when, value }))))
    }
    const { revisions: found, more } = await revisions('online/revisions')
    expect([found.length, more]).toEqual([1_000, true])
    expect(found.slice(0, 700).every(({ now }) => now === 3)).toBe(true)
    expect(found.slice(700).every(({ now }) => now === 2)).toBe(true)
    expect(await revisions('online/revisions?unit=A')).toMatchObject({ more: false, revisions: { length: 700 } })
  })

  it.each([
    ['an unknown indicator', 404, 'nothing/revisions'],
    ['an unknown unit', 404, 'online/revisions?unit=zz'],
    ['a day that does not exist', 400, 'online/revisions?from=2026-02-30'],
  ])('of %s are refused', async (_what, status, url) => {
    const answer = await ask(url)
    expect([answer.statusCode, answer.json<ProblemBody>().type.startsWith('urn:ioc:problem:')]).toEqual([status, true])
  })
})
