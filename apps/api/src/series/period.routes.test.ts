import type { WireSeries, WireTable } from '@ioc/contract'
import { formatDay, type Measure, parsePeriod, shiftPeriod } from '@ioc/metrics'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { at, measureNamed, testPack } from '../testing/factories.ts'
import { createTestApp, type TestApp, type ToldReading } from '../testing/test-app.ts'

const WEEKLY: Measure['cadence'] = { every: 'week', by: '17:00', weekday: 5, missingAfter: 2 }
const { catalogue } = testPack()
const received = catalogue.indicators.get('received-so-far')
if (received?.kind !== 'count') throw new Error('no count in the test pack')
/** Accidents are told by the week and shown over four of them. */
const pack = testPack({
  measures: new Map([['accidents', measureNamed('accidents', { grain: 'week', cadence: WEEKLY })]]),
  indicators: new Map([
    [
      'accidents',
      {
        ...received,
        id: 'accidents',
        targets: [],
        numerator: [{ measure: 'accidents', sign: 1 }],
        window: { grain: 'week', count: 4, upTo: 'due' },
      },
    ],
  ]),
  main: [],
})

/** Of 2026 up to the 48th week, which ends with November: 64 cases, 10 of them in the last four weeks. */
const WEEKS = Array.from({ length: 48 }, (_, i) => ({ week: i + 1, cases: i < 44 ? (i < 10 ? 2 : 1) : i < 46 ? 2 : 3 }))
const first = parsePeriod('2026-W01')
if (!first) throw new Error('no first week')
const told = ({ week, cases }: (typeof WEEKS)[number]): ToldReading => ({
  measure: 'accidents',
  unit: 'C',
  when: formatDay(shiftPeriod(first, week - 1).start),
  value: cases,
})

let app: TestApp
beforeAll(async () => {
  app = await createTestApp({ pack, now: at('2026-11-29 18:00') })
  await app.accept(WEEKS.slice(0, 24).map(told))
  await app.accept(WEEKS.slice(24).map(told))
  app.snapshotter.flush()
})
afterAll(() => app.close())

const ask = (query: string, accept = 'application/json') =>
  app.http.inject({ url: `/api/v1/table?indicators=accidents&units=C&${query}`, headers: { accept } })
const table = async (query: string) => (await ask(query)).json<WireTable>()
const values = async (query: string) => (await table(query)).series[0]?.values
const sum = (numbers: readonly (number | null)[] = []) => numbers.reduce<number>((all, one) => all + (one ?? 0), 0)

describe('a year in a table', () => {
  it('is the count of the year, and of its last weeks where a window is asked for', async () => {
    const year = await table('grain=year&from=2026-01-01')
    expect(year).toMatchObject({
      over: 'period',
      asOf: app.clock.now(),
      knownAt: app.clock.now(),
      periods: ['2026'],
      indicators: [{ window: null, coverageCounts: 'reports', from: ['2026-01-01'], to: ['2026-11-29'] }],
      series: [{ values: [64], reported: [48], due: [48], sample: [false] }],
    })
    const window = await table('grain=year&from=2026-01-01&over=window')
    expect(window).toMatchObject({
      over: 'window',
      indicators: [
        {
          window: { grain: 'week', count: 4, upTo: 'due' },
          coverageCounts: 'units',
          from: ['2026-11-02'],
          to: ['2026-11-29'],
        },
      ],
      series: [{ values: [10], reported: [1], due: [1] }],
    })
  })

  it('is whole also where the days asked about begin within it', async () => {
    expect(await values('grain=year&from=2026-11-01')).toEqual([64])
  })

  it('is what its months and its quarters add up to', async () => {
    for (const grain of ['month', 'quarter', 'week']) {
      expect(sum(await values(`grain=${grain}&from=2026-01-01`))).toBe(64)
    }
    const [third] = (await values('grain=quarter&from=2026-07-01&to=2026-09-30')) ?? []
    expect(sum(await values('grain=month&from=2026-07-01&to=2026-09-30'))).toBe(third)
  })

  it('runs up to the last day asked about', async () => {
    const half = await table('grain=year&from=2026-01-01&to=2026-06-30')
    expect([half.asOf, half.indicators[0]?.to, half.series[0]?.values]).toEqual([
      at('2026-07-01') - 1,
      ['2026-06-30'],
      [sum(WEEKS.slice(0, 27).map(({ cases }) => cases))],
    ])
  })

  it('says all this in every row of the CSV', async () => {
    const { body } = await ask('grain=year&from=2026-01-01', 'text/csv')
    const [head = '', row = ''] = body.slice(1).split('\r\n')
    const cells = new Map(head.split(',').map((name, i) => [name, row.split(',')[i]]))
    const stamp = new Date(app.clock.now()).toISOString()
    expect(Object.fromEntries(cells)).toEqual({
      indicator: 'accidents',
      unit: 'C',
      period: '2026',
      value: '64',
      numerator: '64',
      denominator: '',
      reason: '',
      over: 'period',
      window: '',
      from: '2026-01-01',
      to: '2026-11-29',
      as_of: stamp,
      known_at: stamp,
      reported: '48',
      due: '48',
      coverage_counts: 'reports',
      sample: 'false',
      low: '',
      high: '',
    })
  })

  it('is the same in the series, from memory and from the store, and by the day a window', async () => {
    const series = async (query: string) =>
      (await app.http.inject(`/api/v1/indicators/accidents/series?unit=C&${query}`)).json<WireSeries>()
    const live = await series('grain=year&from=2026-06-01')
    expect(live.points).toMatchObject([
      { period: '2026', from: '2026-01-01', to: '2026-11-29', value: 64, coverage: { reported: 48, due: 48 } },
    ])
    expect(await series(`grain=year&from=2026-06-01&knownSeq=${app.store.lastSeq()}`)).toEqual(live)
    const days = await series('grain=day&from=2026-11-29')
    expect(days).toMatchObject({ over: 'window', points: [{ value: 10, from: '2026-11-02', to: '2026-11-29' }] })
    const own = await series('grain=day&from=2026-11-29&over=period')
    expect(own.points).toMatchObject([{ value: null, reason: 'reported-for-longer' }])
  })

  it('follows a correction of a month long over, and never looks complete with a week missing', async () => {
    expect(await values('grain=month&from=2026-03-01&to=2026-03-31')).toEqual([7])
    await app.accept([{ ...told({ week: 12, cases: 0 }), value: 6 }])
    app.snapshotter.flush()
    expect(await values('grain=month&from=2026-03-01&to=2026-03-31')).toEqual([12])
    expect(await values('grain=year&from=2026-01-01')).toEqual([69])
    const whole = await app.http.inject('/api/v1/table?indicators=accidents&units=D&grain=year&from=2026-01-01')
    // A and B owe every week and told of none.
    expect(whole.json<WireTable>().series).toMatchObject([{ values: [69], reported: [48], due: [144] }])
  })
})
