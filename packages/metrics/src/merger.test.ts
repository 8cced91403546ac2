import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createEvaluator, evaluateCell } from './evaluate.ts'
import { periodsWithin } from './period.ts'
import { cellFrom, snapshotFrom } from './testing/evaluation.ts'
import { at, bookOf, catalogueOf, count, DAILY, flow, MONTHLY, ratio, stock, type Told } from './testing/example.ts'
import { DISTRICT, day, NEW_COMMUNES, OLD_COMMUNES, REFORM, THROUGH_REFORM, unit } from './testing/example-units.ts'

const EVE = '2025-06-30 18:00'
const MORNING = '2025-07-01 09:00'

const catalogue = catalogueOf(
  [
    stock('people'),
    stock('active'),
    flow('month', { grain: 'month', cadence: MONTHLY }),
    flow('week', { grain: 'week' }),
    flow('daily', { grain: 'day', cadence: DAILY }),
  ],
  [
    count('people.sum', 'people', { targets: [] }),
    ratio('rate', 'active', 'people'),
    count('months', 'month', { window: { grain: 'month', count: 3, upTo: 'due' } }),
    count('weeks', 'week', { window: { grain: 'week', count: 2, upTo: 'due' } }),
    count('days', 'daily', { window: { grain: 'day', count: 10, upTo: 'due' } }),
  ],
  { units: THROUGH_REFORM },
)

const membersOf = (code: string) => OLD_COMMUNES.filter(([, , , successor]) => successor === code).map(([old]) => old)
const old = (measure: string, when: Pick<Told, 'at' | 'period'>, value: (i: number) => number): Told[] =>
  OLD_COMMUNES.map(([code], i) => ({ measure, unit: code, ...when, value: value(i) }))
const eve = [
  ...old('people', { at: '2025-06-30 16:00' }, (i) => 100 + i),
  ...old('active', { at: '2025-06-30 16:00' }, (i) => 50 + i),
]
const sumOf = (code: string) =>
  OLD_COMMUNES.reduce((sum, [old], i) => sum + (membersOf(code).includes(old) ? 100 + i : 0), 0)

describe('the day before the merger', () => {
  const snapshot = snapshotFrom(catalogue, eve, DISTRICT, EVE)

  it('still shows the fourteen old units', () => {
    const units = new Set(snapshot.cells.map((cell) => cell.unit))
    expect(units.size).toBe(16)
    expect(units.has('20602')).toBe(true)
    expect(snapshot.cells.find((cell) => cell.unit === '20599' && cell.indicator === 'people.sum')?.value).toBe(100)
  })
})

describe('the morning after', () => {
  it('shows four communes, each the sum of what it was made from', () => {
    const snapshot = snapshotFrom(catalogue, eve, DISTRICT, MORNING)
    const people = snapshot.cells.filter((cell) => cell.indicator === 'people.sum')
    expect(people.map((cell) => cell.unit)).toEqual([DISTRICT, '20599', '20611', '20623', '20635', 'CA'])
    for (const [code] of NEW_COMMUNES) {
      expect(people.find((cell) => cell.unit === code)?.value).toBe(sumOf(code))
    }
    expect(people[0]?.value).toBe(cellFrom(catalogue, eve, 'people.sum', DISTRICT, EVE).value)
    expect(people[0]?.coverage).toEqual({ reported: 4, due: 4, missing: [], excluded: [] })
  })

  it('rolls a ratio up from the members’ parts', () => {
    const cell = cellFrom(catalogue, eve, 'rate', '20599', MORNING)
    expect(cell).toMatchObject({ numerator: 50 + 59 + 61, denominator: 100 + 109 + 111 })
    expect(cell.freshness).toMatchObject({ state: 'fresh', newest: at('2025-06-30 16:00') })
  })

  it('needs every member', () => {
    const told = eve.filter((one) => one.unit !== '20626')
    expect(cellFrom(catalogue, told, 'people.sum', '20599', MORNING)).toMatchObject({
      value: null,
      reason: 'no-readings',
    })
    expect(cellFrom(catalogue, told, 'people.sum', '20611', MORNING).value).toBe(sumOf('20611'))
    expect(cellFrom(catalogue, told, 'people.sum', DISTRICT, MORNING).coverage.missing).toEqual(['20599'])
  })

  it('is as old as its oldest member', () => {
    const told = eve.map((one) => (one.unit === '20626' ? { ...one, at: '2025-06-27 16:00' } : one))
    const cell = cellFrom(catalogue, told, 'people.sum', '20599', MORNING)
    expect(cell.freshness.oldest).toEqual({ unit: '20599', at: at('2025-06-27 16:00') })
    expect(cell.freshness.state).toBe('late')
  })

  it('carries the members’ readings only as long as their cadence lets it', () => {
    expect(cellFrom(catalogue, eve, 'people.sum', '20599', '2025-07-01 17:00').freshness.state).toBe('late')
    expect(cellFrom(catalogue, eve, 'people.sum', '20599', '2025-07-02 17:00')).toMatchObject({
      value: null,
      reason: 'missing',
    })
  })

  it('counts the new unit’s own reading once it has one', () => {
    const told = [...eve, { measure: 'people', unit: '20599', at: '2025-07-01 08:00', value: 7 }]
    expect(cellFrom(catalogue, told, 'people.sum', '20599', MORNING).value).toBe(7)
    expect(cellFrom(catalogue, told, 'people.sum', '20599', '2025-07-01 07:59').value).toBe(320)
  })

  it('carries over the marks of the members', () => {
    const told = eve.map((one) => ({
      ...one,
      more: {
        sample: one.unit === '20632',
        sourceKind: one.unit === '20626' ? ('hand' as const) : ('document' as const),
      },
    }))
    const provenance = (code: string) => cellFrom(catalogue, told, 'people.sum', code, MORNING).provenance
    expect(provenance('20599')).toEqual({ sample: true, byHand: true, documented: false })
    expect(provenance('20611')).toEqual({ sample: false, byHand: false, documented: true })
    const partly = eve.map((one) => ({
      ...one,
      more: { sourceKind: one.unit === '20605' ? ('api' as const) : ('document' as const) },
    }))
    expect(cellFrom(catalogue, partly, 'people.sum', '20611', MORNING).provenance.documented).toBe(false)
    expect(cellFrom(catalogue, partly, 'people.sum', '20623', MORNING).provenance.documented).toBe(true)
  })
})

describe('comparable history', () => {
  const days = (from: string, to: string) => periodsWithin('day', day(from), day(to))
  const daily = OLD_COMMUNES.flatMap(([code], i): Told[] =>
    days('2025-06-23', '2025-07-01').map((period) => ({
      measure: 'people',
      unit: code,
      at: `2025-06-${period.start - day('2025-06-23') + 23} 16:00`,
      value: (period.start - day('2025-06-23')) * 100 + i,
    })),
  )

  it('continues a new unit’s series into the past', () => {
    const evaluator = createEvaluator({ catalogue })
    const view = { readings: bookOf(daily, THROUGH_REFORM), asOf: at(MORNING), knownAt: at(MORNING) }
    const series = evaluator.series(view, 'people.sum', '20599', days('2025-06-22', '2025-07-02'), 'window')
    expect(series.map((point) => point.value)).toEqual([null, 20, 320, 620, 920, 1220, 1520, 1820, 2120, 2120])
  })

  it('gives its first cell a trend', () => {
    const trend = cellFrom(catalogue, daily, 'people.sum', '20599', MORNING).trend
    expect(trend.slice(-10)).toEqual([null, 20, 320, 620, 920, 1220, 1520, 1820, 2120, 2120])
  })

  it('keeps the district’s trend whole over the merger', () => {
    const trend = cellFrom(catalogue, daily, 'people.sum', DISTRICT, MORNING).trend
    const before = cellFrom(catalogue, daily, 'people.sum', DISTRICT, EVE).trend
    expect(trend.slice(0, -1)).toEqual(before.slice(1))
    expect(trend.at(-1)).toBe(before.at(-1))
  })
})

describe('flows over the merger', () => {
  const months = [
    ...old('month', { period: '2025-05' }, (i) => i),
    ...old('month', { period: '2025-06' }, (i) => 100 + i),
    ...NEW_COMMUNES.map(([unit], i): Told => ({ measure: 'month', unit, period: '2025-07', value: 10_000 * (i + 1) })),
  ]

  it('are the members’ until the last day before, the new unit’s after', () => {
    expect(cellFrom(catalogue, months, 'months', '20599', '2025-08-07 17:00').value).toBe(20 + 320 + 10_000)
    const district = cellFrom(catalogue, months, 'months', DISTRICT, '2025-08-07 17:00')
    expect(district.value).toBe(91 + 1491 + 100_000)
  })

  it('need every member’s period', () => {
    const told = months.filter((one) => one.unit !== '20632' || one.period !== '2025-05')
    expect(cellFrom(catalogue, told, 'months', '20599', '2025-08-07 17:00')).toMatchObject({
      value: null,
      reason: 'incomplete',
    })
  })

  it('of a week that straddles the merger belong to the unit that exists on its last day', () => {
    const weeks: Told[] = [
      ...old('week', { period: '2025-W26' }, (i) => i),
      ...NEW_COMMUNES.map(([unit]): Told => ({ measure: 'week', unit, period: '2025-W27', value: 1000 })),
    ]
    expect(cellFrom(catalogue, weeks, 'weeks', '20599', '2025-07-04 17:00').value).toBe(1020)
    expect(cellFrom(catalogue, weeks, 'weeks', DISTRICT, '2025-07-04 17:00').value).toBe(4091)
  })

  it('of days are summed day by day', () => {
    const daysOf = (codes: readonly string[], dates: readonly string[]): Told[] =>
      codes.flatMap((code) => dates.map((period): Told => ({ measure: 'daily', unit: code, period, value: 1 })))
    const june = ['23', '24', '25', '26', '27', '30'].map((date) => `2025-06-${date}`)
    const told = [
      ...daysOf(
        OLD_COMMUNES.map(([code]) => code),
        june,
      ),
      ...daysOf(
        NEW_COMMUNES.map(([code]) => code),
        ['2025-07-01', '2025-07-02'],
      ),
    ]
    expect(cellFrom(catalogue, told, 'days', '20599', '2025-07-02 17:00').value).toBe(6 * 3 + 2)
    expect(cellFrom(catalogue, told, 'days', '20611', '2025-07-02 17:00').value).toBe(6 * 5 + 2)
    expect(cellFrom(catalogue, told, 'days', DISTRICT, '2025-07-02 17:00').value).toBe(6 * 14 + 8)
  })
})

describe('units that came otherwise', () => {
  const measures = [stock('people'), flow('month', { grain: 'month', cadence: MONTHLY })]
  const indicators = [
    count('people.sum', 'people'),
    count('months', 'month', { window: { grain: 'month', count: 3, upTo: 'due' } }),
  ]
  const root = unit('D', 'district', null)

  it('a brand-new unit is not asked about the time before it', () => {
    const units = [root, unit('N', 'commune', 'D', { validFrom: REFORM })]
    const told: Told[] = [{ measure: 'month', unit: 'N', period: '2025-07', value: 5 }]
    const made = catalogueOf(measures, indicators, { units })
    expect(cellFrom(made, told, 'months', 'N', '2025-08-07 17:00').value).toBe(5)
    expect(cellFrom(made, [], 'months', 'N', '2025-08-07 17:00').reason).toBe('no-readings')
  })

  it('a unit that was divided leaves its parts no history', () => {
    const units = [
      root,
      unit('O', 'commune', 'D', { validTo: REFORM, successors: ['A', 'B'] }),
      unit('A', 'commune', 'D', { validFrom: REFORM }),
      unit('B', 'commune', 'D', { validFrom: REFORM }),
    ]
    const told: Told[] = [
      { measure: 'people', unit: 'O', at: '2025-06-30 16:00', value: 5 },
      { measure: 'month', unit: 'O', period: '2025-05', value: 5 },
      { measure: 'month', unit: 'O', period: '2025-06', value: 5 },
      { measure: 'month', unit: 'A', period: '2025-07', value: 5 },
    ]
    const divided = catalogueOf(measures, indicators, { units })
    expect(cellFrom(divided, told, 'people.sum', 'A', MORNING)).toMatchObject({ value: null, reason: 'no-readings' })
    expect(cellFrom(divided, told, 'months', 'A', '2025-08-07 17:00')).toMatchObject({
      value: null,
      reason: 'incomplete',
    })
  })

  it('a predecessor of another level is no part of a sum', () => {
    const units = [
      root,
      unit('O', 'agency', 'D', { validTo: REFORM, successors: ['A'] }),
      unit('P', 'commune', 'D', { validTo: REFORM, successors: ['A'] }),
      unit('A', 'commune', 'D', { validFrom: REFORM }),
    ]
    const told: Told[] = [{ measure: 'people', unit: 'P', at: '2025-06-30 16:00', value: 5 }]
    expect(cellFrom(catalogueOf(measures, indicators, { units }), told, 'people.sum', 'A', MORNING).value).toBe(5)
  })

  it('a member younger than the others is not asked about the time before it', () => {
    const units = [
      root,
      unit('P', 'commune', 'D', { validTo: REFORM, successors: ['A'] }),
      unit('Q', 'commune', 'D', { validFrom: day('2025-06-01'), validTo: REFORM, successors: ['A'] }),
      unit('A', 'commune', 'D', { validFrom: REFORM }),
    ]
    const told: Told[] = [
      { measure: 'month', unit: 'P', period: '2025-05', value: 1 },
      { measure: 'month', unit: 'P', period: '2025-06', value: 10 },
      { measure: 'month', unit: 'Q', period: '2025-06', value: 100 },
      { measure: 'month', unit: 'A', period: '2025-07', value: 1000 },
    ]
    expect(cellFrom(catalogueOf(measures, indicators, { units }), told, 'months', 'A', '2025-08-07 17:00').value).toBe(
      1111,
    )
  })

  it('a merger of mergers sums all the way down', () => {
    const first = day('2025-01-01')
    const units = [
      root,
      unit('P', 'commune', 'D', { validTo: first, successors: ['R'] }),
      unit('Q', 'commune', 'D', { validTo: first, successors: ['R'] }),
      unit('R', 'commune', 'D', { validFrom: first, validTo: REFORM, successors: ['A'] }),
      unit('S', 'commune', 'D', { validTo: REFORM, successors: ['A'] }),
      unit('A', 'commune', 'D', { validFrom: REFORM }),
    ]
    const twice = catalogueOf(
      measures,
      [count('year', 'month', { window: { grain: 'month', count: 12, upTo: 'due' } })],
      { units },
    )
    const told: Told[] = periodsWithin('month', day('2024-08-01'), day('2025-08-01')).flatMap(
      ({ start }, i): Told[] => {
        const period = `${i < 5 ? 2024 : 2025}-${String(i < 5 ? i + 8 : i - 4).padStart(2, '0')}`
        const alive = units.filter(
          (one) => one.kind === 'commune' && one.validFrom <= start && start < (one.validTo ?? 1e9),
        )
        return alive.map(({ code }) => ({ measure: 'month', unit: code, period, value: 1 }))
      },
    )
    expect(cellFrom(twice, told, 'year', 'A', '2025-08-07 17:00').value).toBe(5 * 3 + 6 * 2 + 1)
  })
})

describe('rule 9', () => {
  it('the sum over the new units is the sum over the old, whatever was reported', () => {
    const values = fc.array(fc.nat(10_000), { minLength: 14, maxLength: 14 })
    fc.assert(
      fc.property(values, (reported) => {
        const told = old('people', { at: '2025-06-30 16:00' }, (i) => reported[i] ?? 0)
        const readings = bookOf(told, THROUGH_REFORM)
        const of = (code: string, asOf: string) =>
          evaluateCell({ catalogue, readings, asOf: at(asOf), knownAt: 0 }, 'people.sum', code)?.value ?? Number.NaN
        const after = NEW_COMMUNES.reduce((sum, [code]) => sum + of(code, MORNING), 0)
        expect(after).toBe(of(DISTRICT, EVE))
        expect(of(DISTRICT, MORNING)).toBe(after)
      }),
      { numRuns: 20 },
    )
  })
})
