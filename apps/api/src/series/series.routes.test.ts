import type { WireProof, WireSeries } from '@ioc/contract'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { at, TEST_NOW } from '../testing/factories.ts'
import { createTestApp, type TestApp } from '../testing/test-app.ts'

let app: TestApp
beforeAll(async () => {
  app = await createTestApp()
  const tell = async (when: string, unit: string, received: number, online: number) =>
    app.accept([
      { measure: 'received', unit, when, value: received },
      { measure: 'received-online', unit, when, value: online },
    ])
  for (const [i, when] of ['2026-11-11', '2026-11-12', '2026-11-13', '2026-11-16', '2026-11-17'].entries()) {
    for (const unit of ['A', 'B', 'C']) await tell(when, unit, 10, i)
  }
  app.clock.set(TEST_NOW + 1_000)
  await tell('2026-11-17', 'A', 10, 10)
  await app.accept([{ measure: 'cases', unit: 'P', when: at('2026-11-18 08:00'), value: 35 }])
})
afterAll(() => app.close())

// oxlint-disable-next-line typescript/no-unnecessary-type-parameters -- what a route answers is known to its test
const ask = async <Body>(url: string): Promise<{ status: number; body: Body }> => {
  const { statusCode, json } = await app.http.inject(`/api/v1/indicators/${url}`)
  return { status: statusCode, body: json<Body>() }
}

describe('a series', () => {
  it('gives one point per day, the district from its communes, and the past as it stood', async () => {
    const { body } = await ask<WireSeries>('received-so-far/series?unit=D&from=2026-11-15&to=2026-11-17')
    expect(body.points).toMatchObject([
      { period: '2026-11-15', value: null, numerator: null, denominator: null },
      { period: '2026-11-16', value: 30, numerator: 30, denominator: null },
      { period: '2026-11-17', value: 60, numerator: 60, denominator: null },
    ])
  })

  it('gives the same from the store as from memory', async () => {
    const live = await ask<WireSeries>('online/series?unit=D')
    const stored = await ask<WireSeries>(`online/series?unit=D&knownSeq=${app.store.lastSeq()}`)
    expect(live.body.points).toHaveLength(365)
    expect(stored.body).toEqual(live.body)
  })

  it('gives the same from memory as from the store after something late came in', async () => {
    await ask('online/series?unit=D')
    await app.accept([
      { measure: 'received', unit: 'B', when: '2026-10-05', value: 40 },
      { measure: 'received-online', unit: 'B', when: '2026-10-05', value: 10 },
      { measure: 'received-online', unit: 'C', when: '2026-11-12', value: 9 },
    ])
    app.snapshotter.flush()
    for (const unit of ['D', 'B', 'C']) {
      for (const indicator of ['online', 'received-so-far', 'score']) {
        const live = await ask<WireSeries>(`${indicator}/series?unit=${unit}`)
        const stored = await ask<WireSeries>(`${indicator}/series?unit=${unit}&knownSeq=${app.store.lastSeq()}`)
        expect(live.body).toEqual(stored.body)
      }
    }
  })

  it('leaves out what was not known yet', async () => {
    const { body } = await ask<WireSeries>(`online/series?unit=A&from=2026-11-17&to=2026-11-17&knownAt=${TEST_NOW}`)
    expect(body.points.at(-1)?.numerator).toBe(9)
    const now = await ask<WireSeries>('online/series?unit=A&from=2026-11-17&to=2026-11-17')
    expect(now.body.points.at(-1)?.numerator).toBe(15)
  })

  it('goes by week, month and year as well', async () => {
    const { body } = await ask<WireSeries>('received-so-far/series?unit=D&from=2026-11-09&to=2026-11-18&grain=week')
    expect(body.points.map(({ period }) => period)).toEqual(['2026-W46', '2026-W47'])
  })

  it.each([
    ['an unknown indicator', 404, 'nothing/series'],
    ['an unknown unit', 404, 'online/series?unit=zz'],
    ['a day that does not exist', 400, 'online/series?from=2026-02-30'],
    ['an instant without a zone', 400, 'online/series?knownAt=2026-11-17T10:00:00'],
    ['what is still to come', 400, 'online/series?knownAt=2030-01-01T00:00:00Z'],
    ['more points than anyone reads', 400, 'online/series?from=2000-01-01'],
    ['an unknown grain', 400, 'online/series?grain=hour'],
  ])('refuses %s', async (_what, status, url) => {
    const answer = await ask<{ type: string }>(url)
    expect([answer.status, answer.body.type.startsWith('urn:ioc:problem:')]).toEqual([status, true])
  })
})

describe('a proof', () => {
  it('takes a ratio apart into readings that add up, with the revisions they stand in place of', async () => {
    const { body } = await ask<WireProof>('online/proof?unit=D')
    for (const role of ['numerator', 'denominator'] as const) {
      const part = body.parts.find((one) => one.role === role)
      const counted = part?.readings.filter((reading) => !reading.superseded) ?? []
      expect(part?.sum).toBe(body.cell[role])
      expect(counted.reduce((sum, reading) => sum + reading.value, 0)).toBe(body.cell[role])
    }
    const superseded = body.parts.flatMap(({ readings }) => readings.filter((reading) => reading.superseded))
    expect(superseded).toMatchObject([
      { measure: 'received-online', unit: 'A', when: '2026-11-17', value: 4, revision: 1 },
    ])
  })

  it('shows nothing of what came after the instant it is asked about', async () => {
    const { body } = await ask<WireProof>(`online/proof?unit=A&asOf=${TEST_NOW}&knownAt=${TEST_NOW}`)
    expect(body.parts.flatMap(({ readings }) => readings).some((reading) => reading.superseded)).toBe(false)
    expect(body.cell.numerator).toBe(9)
  })

  it("speaks in the measure's own terms", async () => {
    const { body } = await ask<WireProof>('cases/proof?unit=P')
    expect(body.parts).toMatchObject([{ sum: 3.5, readings: [{ value: 3.5, when: '2026-11-18T01:00:00.000Z' }] }])
  })
})
