import { describe, expect, it } from 'vitest'
import { createEvaluator, evaluateCell, takeSnapshot } from './evaluate.ts'
import { periodsWithin } from './period.ts'
import { formatPeriod } from './period-text.ts'
import { TREND_DAYS } from './snapshot.ts'
import { cellFrom, snapshotFrom } from './testing/evaluation.ts'
import { at, bookOf, catalogueOf, count, DAILY, flow, ratio, stock, type Told, target } from './testing/example.ts'
import { DISTRICT, day, OLD_COMMUNES } from './testing/example-units.ts'

const CODES = OLD_COMMUNES.map(([code]) => code)

const online = catalogueOf(
  [stock('procedures.online', { levels: ['district'] }), stock('procedures.all', { levels: ['district'] })],
  [ratio('procedures.online-rate', 'procedures.online', 'procedures.all')],
)
const ARTICLE: readonly Told[] = [
  { measure: 'procedures.online', unit: DISTRICT, at: '2024-06-28 09:00', value: 252 },
  { measure: 'procedures.all', unit: DISTRICT, at: '2024-06-28 09:00', value: 280 },
]

describe('the article’s procedures', () => {
  const cell = cellFrom(online, ARTICLE, 'procedures.online-rate', DISTRICT, '2024-06-28 12:00')

  it('are 252 of 280, exactly 90 %', () => {
    expect(cell.value).toBe(90)
    expect(cell.numerator).toBe(252)
    expect(cell.denominator).toBe(280)
    expect(cell.reason).toBeNull()
  })

  it('come with all that must be said about them', () => {
    expect(cell).toMatchObject({
      indicator: 'procedures.online-rate',
      unit: DISTRICT,
      status: 'on-target',
      since: at('2024-06-28 09:00'),
      target: 80,
      targetDue: null,
      coverage: { reported: 1, due: 1, missing: [], excluded: [] },
      range: null,
      freshness: {
        state: 'fresh',
        newest: at('2024-06-28 09:00'),
        oldest: { unit: DISTRICT, at: at('2024-06-28 09:00') },
        nextDue: at('2024-06-28 17:00'),
      },
      pace: null,
      provenance: { sample: false, byHand: false, documented: false },
      points: null,
    })
    expect(cell.trend).toHaveLength(TREND_DAYS)
    expect(cell.trend.slice(0, -1).every((value) => value === null)).toBe(true)
    expect(cell.trend.at(-1)).toBe(90)
  })

  it('are not collected in a commune', () => {
    const commune = cellFrom(online, ARTICLE, 'procedures.online-rate', '20599', '2024-06-28 12:00')
    expect(commune).toMatchObject({
      value: null,
      reason: 'not-collected-here',
      status: 'no-data',
      coverage: { reported: 0, due: 0, missing: [], excluded: [] },
      freshness: { state: 'unknown', newest: null, oldest: null, nextDue: null },
    })
  })
})

const eid = catalogueOf(
  [stock('eid.active'), stock('eid.adults')],
  [ratio('eid.rate', 'eid.active', 'eid.adults', { targets: [target(97)] })],
)
const adults = (i: number) => 1000 + i * 137
const active = (i: number) => Math.floor(adults(i) * (0.86 + i / 100))
const reported = (codes: readonly string[], date = '2026-11-23 08:00'): Told[] =>
  codes.flatMap((code) => {
    const i = CODES.findIndex((one) => one === code)
    return [
      { measure: 'eid.active', unit: code, at: date, value: active(i) },
      { measure: 'eid.adults', unit: code, at: date, value: adults(i) },
    ]
  })
const total = (of: (i: number) => number) => CODES.reduce((sum, _, i) => sum + of(i), 0)

describe('a ratio over fourteen units', () => {
  it('is the sum of numerators over the sum of denominators', () => {
    const cell = cellFrom(eid, reported(CODES), 'eid.rate', DISTRICT, '2026-11-23 10:42')
    expect(cell.numerator).toBe(total(active))
    expect(cell.denominator).toBe(total(adults))
    expect(cell.value).toBe((100 * total(active)) / total(adults))
    expect(cell.coverage).toEqual({ reported: 14, due: 14, missing: [], excluded: [] })
  })

  it('is not the mean of their percentages', () => {
    const mean = total((i) => (100 * active(i)) / adults(i)) / 14
    const cell = cellFrom(eid, reported(CODES), 'eid.rate', DISTRICT, '2026-11-23 10:42')
    expect(cell.value).not.toBeCloseTo(mean, 2)
  })

  it('names the unit that is missing, and leaves it out of both sides', () => {
    const cell = cellFrom(eid, reported(CODES.slice(0, 13)), 'eid.rate', DISTRICT, '2026-11-23 10:42')
    expect(cell.coverage).toEqual({ reported: 13, due: 14, missing: ['20638'], excluded: [] })
    expect(cell.denominator).toBe(total(adults) - adults(13))
    expect(cell.numerator).toBe(total(active) - active(13))
  })

  it('leaves a unit out that has one part only', () => {
    const half = reported(CODES).filter((told) => told.unit !== '20605' || told.measure === 'eid.adults')
    const cell = cellFrom(eid, half, 'eid.rate', DISTRICT, '2026-11-23 10:42')
    expect(cell.coverage.missing).toEqual(['20605'])
    expect(cell.denominator).toBe(total(adults) - adults(2))
  })

  it('has no value when nobody reported', () => {
    const cell = cellFrom(eid, [], 'eid.rate', DISTRICT, '2026-11-23 10:42')
    expect(cell).toMatchObject({
      value: null,
      reason: 'no-readings',
      numerator: null,
      denominator: null,
      status: 'no-data',
      range: null,
      coverage: { reported: 0, due: 14 },
      freshness: { state: 'unknown', newest: null, oldest: null },
    })
    expect(cell.coverage.missing).toEqual(CODES.toSorted())
  })

  it('rests on the oldest part it was made of, and says whose it is', () => {
    const told = [...reported(CODES.slice(1)), ...reported(['20599'], '2026-11-22 07:00')]
    const cell = cellFrom(eid, told, 'eid.rate', DISTRICT, '2026-11-23 10:42')
    expect(cell.freshness.oldest).toEqual({ unit: '20599', at: at('2026-11-22 07:00') })
    expect(cell.freshness.newest).toBe(at('2026-11-23 08:00'))
  })
})

describe('a stock', () => {
  const levels = catalogueOf([stock('cameras')], [count('cameras.alive', 'cameras', { targets: [] })])
  const once: Told[] = [{ measure: 'cameras', unit: '20599', at: '2026-11-19 16:00', value: 12 }]
  const asOf = (when: string) => cellFrom(levels, once, 'cameras.alive', '20599', when)

  it('is not there before its first reading', () => {
    expect(asOf('2026-11-19 15:59')).toMatchObject({ value: null, reason: 'no-readings' })
  })

  it('is carried until its cadence says it is missing', () => {
    expect(asOf('2026-11-19 16:00')).toMatchObject({ value: 12, freshness: { state: 'fresh' } })
    expect(asOf('2026-11-20 16:59')).toMatchObject({ value: 12, freshness: { state: 'fresh' } })
    expect(asOf('2026-11-20 17:00')).toMatchObject({ value: 12, freshness: { state: 'late' } })
    expect(asOf('2026-11-23 16:59')).toMatchObject({ value: 12, freshness: { state: 'late' } })
    expect(asOf('2026-11-23 17:00')).toMatchObject({
      value: null,
      reason: 'missing',
      freshness: { state: 'missing', newest: at('2026-11-19 16:00'), oldest: null },
    })
  })

  it('is a number when it is 0', () => {
    const zero: Told[] = [{ measure: 'cameras', unit: '20599', at: '2026-11-23 08:00', value: 0 }]
    const cell = cellFrom(levels, zero, 'cameras.alive', '20599', '2026-11-23 09:00')
    expect(cell).toMatchObject({ value: 0, numerator: 0, denominator: null, reason: null, status: null, since: null })
  })

  it('is carried over Tết without growing old', () => {
    const eve: Told[] = [{ measure: 'cameras', unit: '20599', at: '2026-02-13 16:00', value: 12 }]
    const state = (when: string) => cellFrom(levels, eve, 'cameras.alive', '20599', when).freshness.state
    expect(state('2026-02-22 23:00')).toBe('fresh')
    expect(state('2026-02-23 17:00')).toBe('late')
    expect(state('2026-02-24 17:00')).toBe('missing')
  })
})

describe('a ratio whose denominator is 0', () => {
  it('has no value, with its reason', () => {
    const told: Told[] = [
      { measure: 'eid.active', unit: '20599', at: '2026-11-23 08:00', value: 0 },
      { measure: 'eid.adults', unit: '20599', at: '2026-11-23 08:00', value: 0 },
    ]
    expect(cellFrom(eid, told, 'eid.rate', '20599', '2026-11-23 09:00')).toMatchObject({
      value: null,
      reason: 'zero-denominator',
      numerator: 0,
      denominator: 0,
      status: 'no-data',
      range: null,
      coverage: { reported: 1, due: 1 },
      provenance: { sample: false, byHand: false, documented: false },
    })
  })
})

describe('terms and scales', () => {
  const money = [stock('spent', { decimals: 2 }), stock('lent', { decimals: 0 }), stock('people', { decimals: 1 })]
  const told: Told[] = [
    { measure: 'spent', unit: '20599', at: '2026-11-23 08:00', value: 12_345 },
    { measure: 'lent', unit: '20599', at: '2026-11-23 08:00', value: 100 },
    { measure: 'people', unit: '20599', at: '2026-11-23 08:00', value: 25 },
  ]

  it('bring decimals to one scale and come out in the measures’ own terms', () => {
    const each = ratio('each', 'spent', 'people', {
      scale: 1,
      numerator: [
        { measure: 'spent', sign: 1 },
        { measure: 'lent', sign: -1 },
      ],
    })
    const cell = cellFrom(catalogueOf(money, [each]), told, 'each', '20599', '2026-11-23 09:00')
    expect(cell).toMatchObject({ numerator: 23.45, denominator: 2.5, value: 9.38 })
  })

  it('of a count are summed with their signs', () => {
    const rest = count('rest', 'spent', {
      numerator: [
        { measure: 'lent', sign: 1 },
        { measure: 'spent', sign: -1 },
      ],
    })
    const cell = cellFrom(catalogueOf(money, [rest]), told, 'rest', '20599', '2026-11-23 09:00')
    expect(cell).toMatchObject({ value: -23.45, numerator: -23.45, denominator: null })
  })

  it('that name no measure stop the evaluation', () => {
    const catalogue = catalogueOf(money, [ratio('each', 'spent', 'nothing')])
    expect(() => cellFrom(catalogue, told, 'each', '20599', '2026-11-23 09:00')).toThrow(
      'each counts nothing, which is no measure',
    )
  })
})

describe('parts collected at different units', () => {
  const mixed = catalogueOf(
    [stock('cards', { levels: ['agency'] }), stock('people'), stock('adults', { levels: ['commune', 'agency'] })],
    [ratio('cards.rate', 'cards', 'people'), ratio('other.rate', 'cards', 'adults')],
  )
  const people = (codes: readonly string[]): Told[] =>
    codes.map((unit) => ({ measure: 'people', unit, at: '2026-11-23 08:00', value: 100 }))
  const cards: Told = { measure: 'cards', unit: 'CA', at: '2026-11-23 08:00', value: 700 }

  it('are divided over the whole scope', () => {
    const cell = cellFrom(mixed, [cards, ...people(CODES)], 'cards.rate', DISTRICT, '2026-11-23 09:00')
    expect(cell).toMatchObject({ value: 50, numerator: 700, denominator: 1400 })
    expect(cell.coverage).toEqual({ reported: 15, due: 15, missing: [], excluded: [] })
  })

  it('give no value when one is missing: both sides would speak of different people', () => {
    const told = [cards, ...people(CODES.slice(1))]
    expect(cellFrom(mixed, told, 'cards.rate', DISTRICT, '2026-11-23 09:00')).toMatchObject({
      value: null,
      reason: 'no-readings',
      range: null,
      coverage: { reported: 14, due: 15, missing: ['20599'], excluded: [] },
    })
  })

  it('are not collected at either unit alone', () => {
    const told = [cards, ...people(CODES)]
    for (const unit of ['CA', '20599']) {
      expect(cellFrom(mixed, told, 'cards.rate', unit, '2026-11-23 09:00').reason).toBe('not-collected-here')
    }
  })
})

describe('provenance', () => {
  const marked = (kinds: readonly ('hand' | 'document' | 'api')[], sample = false) =>
    cellFrom(
      eid,
      kinds.flatMap((sourceKind, i): Told[] =>
        ['eid.active', 'eid.adults'].map((measure) => ({
          measure,
          unit: CODES[i] ?? '',
          at: '2026-11-23 08:00',
          value: 10,
          more: { sourceKind, sample: sample && i === 0 },
        })),
      ),
      'eid.rate',
      DISTRICT,
      '2026-11-23 09:00',
    ).provenance

  it('is sample as soon as one part is, and by hand as soon as one part is', () => {
    expect(marked(['api', 'api'], true)).toEqual({ sample: true, byHand: false, documented: false })
    expect(marked(['api', 'hand'])).toEqual({ sample: false, byHand: true, documented: false })
  })

  it('is documented only where every part is', () => {
    expect(marked(['document', 'document'])).toEqual({ sample: false, byHand: false, documented: true })
    expect(marked(['document', 'api']).documented).toBe(false)
    expect(marked([]).documented).toBe(false)
  })
})

describe('a snapshot', () => {
  const both = catalogueOf(
    [...eid.measures.values(), ...online.measures.values()],
    [...eid.indicators.values(), ...online.indicators.values()],
  )
  const snapshot = snapshotFrom(both, reported(CODES), DISTRICT, '2026-11-23 10:42')

  it('has the scope first, then its children in code order, indicators in catalogue order', () => {
    expect(snapshot.cells).toHaveLength(2 * 16)
    expect(snapshot.cells.slice(0, 4).map((cell) => [cell.unit, cell.indicator])).toEqual([
      [DISTRICT, 'eid.rate'],
      [DISTRICT, 'procedures.online-rate'],
      ['20599', 'eid.rate'],
      ['20599', 'procedures.online-rate'],
    ])
    expect(snapshot.cells.at(-1)?.unit).toBe('CA')
    expect(snapshot).toMatchObject({ scope: DISTRICT, asOf: at('2026-11-23 10:42'), knownAt: at('2026-11-23 10:42') })
  })

  it('gives the scope its trends and leaves the children’s to their own scope', () => {
    expect(snapshot.cells[0]?.trend).toHaveLength(TREND_DAYS)
    expect(snapshot.cells.slice(2).every((cell) => cell.trend.length === 0)).toBe(true)
    const own = snapshotFrom(both, reported(CODES), '20599', '2026-11-23 10:42')
    expect(own.cells).toHaveLength(2)
    expect(own.cells[0]?.trend).toHaveLength(TREND_DAYS)
    expect({ ...own.cells[0], trend: [] }).toEqual(snapshot.cells[2])
  })

  it('of a unit that does not exist is empty', () => {
    expect(snapshotFrom(both, [], 'nobody', '2026-11-23 10:42').cells).toEqual([])
    const readings = bookOf([])
    const view = { catalogue: both, readings, asOf: at('2026-11-23'), knownAt: 0 }
    expect(evaluateCell(view, 'eid.rate', 'nobody')).toBeUndefined()
    expect(evaluateCell(view, 'nothing', DISTRICT)).toBeUndefined()
  })

  it('has the same cells as are evaluated one by one', () => {
    const evaluator = createEvaluator({ catalogue: both })
    const view = { readings: bookOf(reported(CODES)), asOf: at('2026-11-23 10:42'), knownAt: at('2026-11-23 10:42') }
    const wanted = snapshot.cells.map(({ indicator, unit }) => ({ indicator, unit }))
    const cells = evaluator.cells(view, wanted).map((cell, i) => (i < 2 ? cell : { ...cell, trend: [] }))
    expect(cells).toEqual(snapshot.cells)
    expect(evaluator.snapshot(view, DISTRICT)).toEqual(snapshot)
    expect(takeSnapshot({ catalogue: both, tree: evaluator.tree, ...view, scope: DISTRICT })).toEqual(snapshot)
  })
})

describe('a trend', () => {
  const told: Told[] = Array.from({ length: 40 }, (_, i) => ({
    measure: 'eid.active',
    unit: '20599',
    at: `2026-${i < 16 ? '10' : '11'}-${String(i < 16 ? i + 16 : i - 15).padStart(2, '0')} 18:00`,
    value: 500 + i,
  }))
  const steady = told.map((one) => ({ ...one, measure: 'eid.adults', value: 1000 }))
  const cell = cellFrom(eid, [...told, ...steady], 'eid.rate', '20599', '2026-11-23 10:42')

  it('has the value at the end of each of the last thirty days, today’s as of now', () => {
    expect(cell.trend).toHaveLength(30)
    expect(cell.trend.at(-1)).toBe(cell.value)
    expect(cell.trend.at(-2)).toBe(53.7)
    expect(cell.trend.at(0)).toBe(50.9)
    expect(cell.value).toBe(53.7)
  })

  it('gives the pace', () => {
    expect(cell.pace?.done).toBeCloseTo(((53.7 - 51) / 28) * 7, 9)
  })
})

describe('a series', () => {
  const evaluator = createEvaluator({ catalogue: eid })
  const asOf = at('2026-11-23 10:42')
  const view = {
    readings: bookOf([...reported(['20599'], '2026-09-10 08:00'), ...reported(['20599'], '2026-11-20 08:00')]),
    asOf,
    knownAt: asOf,
  }
  const points = (unit: string, grain: 'month' | 'day', from: string, to: string) =>
    evaluator.series(view, 'eid.rate', unit, periodsWithin(grain, day(from), day(to)), 'window')

  it('has one point per period, as of its end', () => {
    const months = points('20599', 'month', '2026-08-01', '2027-02-01')
    expect(months.map((point) => formatPeriod(point.period))).toEqual(['2026-08', '2026-09', '2026-10', '2026-11'])
    expect(months.map((point) => point.reason)).toEqual(['no-readings', 'missing', 'missing', null])
    expect(months.at(-1)).toMatchObject({ numerator: active(0), denominator: adults(0) })
  })

  it('of days follows what was known at the end of each', () => {
    const days = points('20599', 'day', '2026-11-19', '2026-11-24')
    expect(days.map((point) => point.value === null)).toEqual([true, false, false, false, false])
  })

  it('is empty for what does not exist, and for no periods', () => {
    expect(points('nobody', 'day', '2026-11-19', '2026-11-24')).toEqual([])
    expect(points('20599', 'day', '2026-11-19', '2026-11-19')).toEqual([])
    expect(points('20599', 'day', '2026-11-24', '2026-11-30')).toEqual([])
    expect(evaluator.series(view, 'nothing', '20599', [], 'window')).toEqual([])
  })

  it('is the same whether readings are fetched for it or for a trend', () => {
    const flows = catalogueOf([flow('got', { grain: 'day', cadence: DAILY })], [count('got.sum', 'got')])
    const told = Array.from({ length: 30 }, (_, i): Told => {
      return { measure: 'got', unit: '20599', period: `2026-11-${String(i + 1).padStart(2, '0')}`, value: i }
    })
    const look = { readings: bookOf(told), asOf: at('2026-11-30 18:00'), knownAt: at('2026-11-30 18:00') }
    const weekly = createEvaluator({ catalogue: flows })
    const found = weekly.series(
      look,
      'got.sum',
      '20599',
      periodsWithin('day', day('2026-11-01'), day('2026-12-01')),
      'window',
    )
    expect(found.map((point) => point.value)).toEqual(weekly.cell(look, 'got.sum', '20599')?.trend)
  })
})
