import { MAX_TABLE_CELLS, type ProblemBody, type WireSeries, type WireTable } from '@ioc/contract'
import { GRAINS } from '@ioc/metrics'
import * as fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Pack } from '../pack/pack.ts'
import { at, TEST_NOW, testPack } from '../testing/factories.ts'
import { createTestApp, type TestApp } from '../testing/test-app.ts'

let app: TestApp
beforeAll(async () => {
  app = await createTestApp()
  for (const [i, when] of ['2026-10-30', '2026-11-13', '2026-11-16', '2026-11-17'].entries()) {
    await app.accept(
      ['A', 'B', 'C'].flatMap((unit, j) => [
        { measure: 'received', unit, when, value: 10 + j },
        { measure: 'received-online', unit, when, value: i + j },
      ]),
    )
  }
  app.clock.set(TEST_NOW + 1_000)
  await app.accept([
    { measure: 'received-online', unit: 'A', when: '2026-11-17', value: 9 },
    { measure: 'cases', unit: 'P', when: at('2026-11-18 08:00'), value: 35 },
    { measure: 'accounts', unit: 'B', when: at('2025-03-18 08:00'), value: 350 },
  ])
})
afterAll(() => app.close())

const ask = (query: string, accept = 'application/json') =>
  app.http.inject({ url: `/api/v1/table?${query}`, headers: { accept } })
const table = async (query: string) => (await ask(query)).json<WireTable>()

/** What `/indicators/:id/series` says of each, put together as a table. */
async function fromSeries(
  indicators: readonly string[],
  units: readonly string[],
  rest: string,
): Promise<WireTable['series']> {
  const asked = indicators.flatMap((indicator) => units.map((unit) => ({ indicator, unit })))
  return Promise.all(
    asked.map(async ({ indicator, unit }) => {
      const url = `/api/v1/indicators/${indicator}/series?unit=${unit}&${rest}`
      const { points } = (await app.http.inject(url)).json<WireSeries>()
      return {
        indicator,
        unit,
        values: points.map(({ value }) => value),
        numerators: points.map(({ numerator }) => numerator),
        denominators: points.map(({ denominator }) => denominator),
        reported: points.map(({ coverage }) => coverage.reported),
        due: points.map(({ coverage }) => coverage.due),
        implausible: points.map(({ implausible }) => implausible !== null),
        low: points.map(({ range }) => range?.low ?? null),
        high: points.map(({ range }) => range?.high ?? null),
        sample: points.map(({ sample }) => sample),
      }
    }),
  )
}

describe('a table', () => {
  it('is every indicator of every unit through time, in the order asked for', async () => {
    const found = await table('indicators=received-so-far,cases&units=C,A&from=2026-11-16&to=2026-11-17&grain=day')
    expect(found.periods).toEqual(['2026-11-16', '2026-11-17'])
    expect(found.series.map(({ indicator, unit, values }) => [indicator, unit, values])).toEqual([
      ['received-so-far', 'C', [12, 24]],
      ['received-so-far', 'A', [10, 20]],
      ['cases', 'C', [null, null]],
      ['cases', 'A', [null, null]],
    ])
  })

  it('equals the series of each, from memory and from the store, at any grain and as known at any time', async () => {
    const ids = ['online', 'received-so-far', 'accounts', 'cases', 'score']
    const units = ['D', 'A', 'B', 'C', 'P']
    const days = ['2024-01-01', '2025-11-18', '2026-10-01', '2026-11-09']
    const known = ['', '&knownSeq=2', `&knownAt=${TEST_NOW}`, '&knownSeq=5']
    await fc.assert(
      fc.asyncProperty(
        fc.subarray(ids, { minLength: 1 }),
        fc.subarray(units, { minLength: 1 }),
        fc.constantFrom(...GRAINS),
        fc.constantFrom(...days),
        fc.constantFrom('', '&to=2026-11-17', '&to=2026-11-16'),
        fc.constantFrom(...known),
        fc.constantFrom('', '&over=period', '&over=window'),
        async (indicators, codes, grain, from, to, seen, over) => {
          const start = grain === 'day' && from < '2025-11-18' ? '2025-11-18' : from
          const rest = `from=${start}${to}&grain=${grain}${over}${seen}`
          const found = await table(`indicators=${indicators.join()}&units=${codes.join()}&${rest}`)
          expect(found.series).toEqual(await fromSeries(indicators, codes, rest))
        },
      ),
      { numRuns: 40 },
    )
  })

  it('is a CSV of a row per value for whoever asks so, that a spreadsheet opens as UTF-8', async () => {
    const query = 'indicators=online,received-so-far&units=D,A&from=2026-11-16&to=2026-11-18&grain=day'
    const { body, headers } = await ask(query, 'text/csv')
    expect([headers['content-type'], headers['vary']]).toEqual(['text/csv; charset=utf-8', 'accept'])
    const [head] = body.slice(1).split('\r\n', 1)
    expect([body.charAt(0), head]).toEqual([
      '\ufeff',
      'indicator,unit,period,value,numerator,denominator,reason,over,window,from,to,as_of,known_at,reported,due,coverage_counts,sample,low,high',
    ])
    const { periods, series } = await table(query)
    const rows = series.flatMap(({ indicator, unit, values, numerators, denominators }) =>
      periods.map((period, i) => [indicator, unit, period, values[i], numerators[i], denominators[i]]),
    )
    const written = body.slice(1).split('\r\n').slice(1, -1)
    expect(written.map((line) => line.split(',').slice(0, 6).join())).toEqual(
      rows.map((row) => row.map((cell) => cell ?? '').join()),
    )
    const asOf = new Date(app.clock.now()).toISOString()
    expect(written[1]).toBe(
      `online,D,2026-11-17,${series[0]?.values[1]},33,99,,window,5 day,2026-11-13,2026-11-17,${asOf},${asOf},3,3,units,false,,`,
    )
    expect(written).toHaveLength(12)
  })

  it('of an index of which not all is known says what it can be, and no value', async () => {
    const query = 'indicators=score,online&units=D&from=2026-11-17&to=2026-11-17&grain=day'
    const { series } = await table(query)
    const [score, online] = series
    const earned = (12 * (online?.values[0] ?? Number.NaN)) / 50
    expect(score).toMatchObject({
      values: [null],
      low: [expect.closeTo(earned, 9)],
      high: [expect.closeTo(earned + 8, 9)],
    })
    expect(online).toMatchObject({ low: [null], high: [null] })
    const [told] = (
      await app.http.inject(`/api/v1/indicators/score/series?unit=D&${query.slice(query.indexOf('from'))}`)
    ).json<WireSeries>().points
    expect(told).toMatchObject({
      value: null,
      reason: 'partly-known',
      range: { low: score?.low[0], high: score?.high[0] },
    })
    const row = (await ask(query, 'text/csv')).body.split('\r\n')[1]?.split(',')
    expect([row?.[3], row?.[6], row?.at(-2), row?.at(-1)]).toEqual([
      '',
      'partly-known',
      String(score?.low[0]),
      String(score?.high[0]),
    ])
  })

  it.each([
    ['an unknown indicator', 404, 'indicators=online,nothing&units=A'],
    ['an unknown unit', 404, 'indicators=online&units=A,zz'],
    ['no unit', 400, 'indicators=online'],
    ['an empty name', 404, 'indicators=online,&units=A'],
    ['an unknown grain', 400, 'indicators=online&units=A&grain=hour'],
    ['more periods than anyone reads', 400, 'indicators=online&units=A&from=2000-01-01&grain=day'],
    ['what is still to come', 400, 'indicators=online&units=A&knownAt=2030-01-01T00:00:00Z'],
  ])('of %s is refused', async (_what, status, query) => {
    const answer = await ask(query)
    expect([answer.statusCode, answer.json<ProblemBody>().type.startsWith('urn:ioc:problem:')]).toEqual([status, true])
  })

  it('of more values than are given at once is refused, and says how many are', async () => {
    const [online] = [...testPack().catalogue.indicators.values()]
    const many = Array.from({ length: 20 }, (_, i) => ({ ...online, id: `online-${i}` }))
    const indicators = new Map(many.map((indicator) => [indicator.id, indicator])) as Pack['catalogue']['indicators']
    const other = await createTestApp({ pack: testPack({ indicators, main: [] }) })
    const query = `indicators=${[...indicators.keys()].join()}&units=D,A,B,C,P&grain=day`
    const ask = (from: string) => other.http.inject(`/api/v1/table?${query}&from=${from}&to=2026-11-17`)
    const answer = await ask('2025-06-01')
    expect(answer.statusCode).toBe(413)
    expect(answer.json<ProblemBody>().detail).toContain(String(MAX_TABLE_CELLS))
    expect((await ask('2026-11-01')).statusCode).toBe(200)
    await other.close()
  })

  it('lets others be answered while it is made', async () => {
    const done: string[] = []
    const made = ask('indicators=score,online&units=D,A,B,C&grain=day&from=2025-11-18&knownSeq=5').then(() =>
      done.push('table'),
    )
    await app.http.inject('/api/v1/catalogue')
    done.push('catalogue')
    await made
    expect(done).toEqual(['catalogue', 'table'])
  })
})
