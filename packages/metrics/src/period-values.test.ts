import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createEvaluator } from './evaluate.ts'
import type { Grain } from './period.ts'
import type { Over } from './period-frame.ts'
import { formatPeriod, parsePeriod } from './period-text.ts'
import { at, bookOf, catalogueOf, count, DAILY, flow, MONTHLY, ratio, stock, type Told } from './testing/example.ts'
import { DISTRICT, day, unit } from './testing/example-units.ts'

/** A and B become M in the middle of a week of 2026; C is divided into X and Y; S closes and nobody takes its place. */
const MERGER = day('2026-07-01')
const UNITS = [
  unit(DISTRICT, 'district', null),
  unit('A', 'commune', DISTRICT, { validTo: MERGER, successors: ['M'] }),
  unit('B', 'commune', DISTRICT, { validTo: MERGER, successors: ['M'] }),
  unit('M', 'commune', DISTRICT, { validFrom: MERGER }),
  unit('C', 'commune', DISTRICT, { validTo: day('2026-04-15'), successors: ['X', 'Y'] }),
  unit('X', 'commune', DISTRICT, { validFrom: day('2026-04-15') }),
  unit('Y', 'commune', DISTRICT, { validFrom: day('2026-04-15') }),
  unit('S', 'commune', DISTRICT, { validTo: day('2026-10-01'), successors: [] }),
]

const MEASURES = [
  flow('accidents'),
  flow('received', { grain: 'day', cadence: DAILY }),
  flow('online', { grain: 'day', cadence: DAILY }),
  flow('files', { grain: 'month', cadence: MONTHLY }),
  flow('reported', { grain: 'reporting-month', cadence: { ...MONTHLY, every: 'reporting-month' } }),
  stock('people', { cadence: { ...DAILY, missingAfter: 400 } }),
]
const WINDOW = { grain: 'week', count: 4, upTo: 'due' } as const
const CATALOGUE = catalogueOf(
  MEASURES,
  [
    count('accidents', 'accidents', { window: WINDOW }),
    ratio('online', 'online', 'received', { window: { grain: 'day', count: 30, upTo: 'due' }, mayExceed: 'always' }),
    count('files', 'files', { window: { grain: 'month', count: 1, upTo: 'due' } }),
    count('reported', 'reported', { window: { grain: 'reporting-month', count: 1, upTo: 'due' } }),
    ratio('each', 'accidents', 'people', { scale: 1000, window: WINDOW }),
    count('people', 'people'),
    ratio('of-all', 'online', 'received', { window: { grain: 'day', count: 30, upTo: 'due' } }),
    ratio('mixed-grains', 'received', 'accidents', { window: WINDOW, mayExceed: 'always' }),
  ],
  { units: UNITS },
)
const evaluator = createEvaluator({ catalogue: CATALOGUE })

function ask(told: readonly Told[], indicator: string, unitCode: string, periods: readonly string[], asOf: string) {
  return over('period', told, indicator, unitCode, periods, asOf)
}
function over(
  what: Over,
  told: readonly Told[],
  indicator: string,
  unitCode: string,
  periods: readonly string[],
  asOf: string,
) {
  const view = { readings: bookOf(told, UNITS), asOf: at(asOf), knownAt: at(asOf) }
  const asked = periods.map((written) => {
    const period = parsePeriod(written)
    if (!period) throw new Error(`${written} is no period`)
    return period
  })
  return evaluator.series(view, indicator, unitCode, asked, what)
}

const weeks = (unitCode: string, from: number, to: number, value: (week: number) => number): Told[] =>
  Array.from({ length: to - from + 1 }, (_, i) => ({
    measure: 'accidents',
    unit: unitCode,
    period: `2026-W${String(from + i).padStart(2, '0')}`,
    value: value(from + i),
  }))

const two = (count_: number) => String(count_).padStart(2, '0')
const range = (length: number, write: (i: number) => string) => Array.from({ length }, (_, i) => write(i + 1))
const MONTHS = range(12, (i) => `2026-${two(i)}`)
const REPORTING = range(12, (i) => `2026-R${two(i)}`)
const QUARTERS = range(4, (i) => `2026-Q${i}`)
const YEAR_OF: Readonly<Record<Grain, readonly string[]>> = {
  day: [],
  week: ['2025-W51', '2025-W52', ...range(53, (i) => `2026-W${two(i)}`)],
  month: ['2025-12', ...MONTHS, '2027-01'],
  'reporting-month': [...REPORTING, '2027-R01'],
  quarter: QUARTERS,
  year: ['2026'],
}

describe('a column of a year, a quarter or a month', () => {
  const told = weeks('S', 1, 39, () => 1)

  // The week of Tết is asked for by nobody: what came of it counts all the same.
  it('holds all that was counted in it, where the window holds its last weeks', () => {
    const [year] = ask(told, 'accidents', 'S', ['2026'], '2026-09-30 18:00')
    expect(year).toMatchObject({ value: 39, coverage: { reported: 38, due: 38, missing: [] } })
    expect(over('window', told, 'accidents', 'S', ['2026'], '2026-09-30 18:00')[0]?.value).toBe(4)
  })

  it('has a week whole in the period in which it ends', () => {
    // 2026-W05 is 26 January to 1 February, 2026-W14 is 30 March to 5 April.
    const values = (periods: readonly string[]) =>
      ask(told, 'accidents', 'S', periods, '2026-09-30 18:00').map(({ value }) => value)
    expect(values(['2026-01', '2026-02', '2026-03', '2026-Q1'])).toEqual([4, 4, 5, 13])
    expect(values(['2026-04', '2026-Q2'])).toEqual([4, 13])
  })

  it('never looks complete where a week is missing, and keeps what is there', () => {
    const holed = told.filter(({ period }) => period !== '2026-W06')
    const [january, february, year] = ask(holed, 'accidents', 'S', ['2026-01', '2026-02', '2026'], '2026-09-30 18:00')
    expect(january?.coverage).toEqual({ reported: 4, due: 4, missing: [], excluded: [] })
    expect(february).toMatchObject({ value: 3, coverage: { reported: 2, due: 3, missing: ['S'] } })
    expect(year).toMatchObject({ value: 38, coverage: { reported: 37, due: 38, missing: ['S'] } })
  })

  it('owes nothing that is not due yet, and has no value before anything came', () => {
    const [running] = ask(told, 'accidents', 'S', ['2026-02'], '2026-02-08 10:00')
    expect(running).toMatchObject({ value: 2, coverage: { reported: 2, due: 2 } })
    expect(ask([], 'accidents', 'S', ['2026-W06'], '2026-02-03 10:00')[0]).toMatchObject({
      value: null,
      reason: 'no-readings',
      coverage: { reported: 0, due: 0 },
    })
    expect(ask([], 'accidents', 'S', ['2026-02'], '2026-03-03 10:00')[0]).toMatchObject({
      value: null,
      reason: 'incomplete',
      coverage: { reported: 0, due: 3, missing: ['S'] },
    })
  })

  it('divides sums by sums over it, of the days that have both', () => {
    const days = (measure: string, values: Readonly<Record<string, number>>): Told[] =>
      Object.entries(values).map(([period, value]) => ({ measure, unit: 'S', period, value }))
    const both = [
      ...days('received', { '2026-03-02': 10, '2026-03-03': 30, '2026-03-04': 60 }),
      ...days('online', { '2026-03-02': 5, '2026-03-03': 27 }),
    ]
    const [month] = ask(both, 'online', 'S', ['2026-03'], '2026-03-31 18:00')
    expect(month).toMatchObject({ value: 80, numerator: 32, denominator: 40 })
    expect(month?.coverage).toMatchObject({ reported: 2, due: 22 })
  })

  it('leaves out and names a unit whose parts break a rule, and shows its own with the rule', () => {
    const day1 = (code: string, online: number, received: number): Told[] => [
      { measure: 'online', unit: code, period: '2026-03-02', value: online },
      { measure: 'received', unit: code, period: '2026-03-02', value: received },
    ]
    const odd = [...day1('S', 9, 10), ...day1('A', 50, 10)]
    const [district] = ask(odd, 'of-all', DISTRICT, ['2026-03'], '2026-03-31 18:00')
    expect(district).toMatchObject({ value: 90, implausible: null, coverage: { excluded: ['A'] } })
    const [own] = ask(odd, 'of-all', 'A', ['2026-03'], '2026-03-31 18:00')
    expect(own).toMatchObject({ value: 500, implausible: { left: 50, right: 10 } })
  })

  it('takes a stock at its end, and of a running one as of now', () => {
    const people: Told[] = [
      { measure: 'people', unit: 'S', at: '2026-01-20', value: 100 },
      { measure: 'people', unit: 'S', at: '2026-02-20', value: 110 },
      { measure: 'people', unit: 'S', at: '2026-03-20', value: 130 },
    ]
    const values = ask(people, 'people', 'S', ['2026-01', '2026-02', '2026-Q1', '2026'], '2026-05-05 10:00')
    expect(values.map(({ value }) => value)).toEqual([100, 110, 130, 130])
    const [rate] = ask([...people, ...told], 'each', 'S', ['2026-Q1'], '2026-05-05 10:00')
    expect(rate).toMatchObject({ value: 100, numerator: 13, denominator: 130 })
  })

  it('tells what was counted also where there is nothing to hold it against, so that months add up', () => {
    // Week 18 is 27 April to 3 May: the day is April's, the week that it is held against is May's.
    const told: Told[] = [
      { measure: 'accidents', unit: 'S', period: '2026-W18', value: 0 },
      { measure: 'received', unit: 'S', period: '2026-04-27', value: 1 },
    ]
    const found = ask(told, 'mixed-grains', 'S', ['2026-04', '2026-05', '2026-Q2'], '2026-09-30 18:00')
    expect(found.map(({ value, reason, numerator, denominator }) => [value ?? reason, numerator, denominator])).toEqual(
      [
        ['incomplete', 1, null],
        ['incomplete', null, 0],
        ['zero-denominator', 1, 0],
      ],
    )
  })

  it('is of no value where a part is counted over longer periods', () => {
    const files: Told[] = [{ measure: 'files', unit: 'S', period: '2026-03', value: 9 }]
    const found = ask(files, 'files', 'S', ['2026-03', '2026-Q1', '2026-W10', '2026-R03'], '2026-05-05 10:00')
    expect(found.map(({ value, reason }) => value ?? reason)).toEqual([
      9,
      9,
      'reported-for-longer',
      'reported-for-longer',
    ])
  })

  it('tells of generated readings', () => {
    const [real] = ask(told, 'accidents', 'S', ['2026'], '2026-09-30 18:00')
    const mixed = told.map((one, i) => (i === 3 ? { ...one, more: { sample: true } } : one))
    const [sample] = ask(mixed, 'accidents', 'S', ['2026'], '2026-09-30 18:00')
    expect([real?.sample, sample?.sample]).toEqual([false, true])
  })
})

describe('parts of a period', () => {
  const living = (code: string, last: number) =>
    UNITS.find((one) => one.code === code && one.validFrom <= last && (one.validTo === null || last < one.validTo))
  const anyTold = (measure: (typeof MEASURES)[number]) =>
    fc
      .array(
        fc.record({
          unit: fc.constantFrom('A', 'B', 'M', 'C', 'X', 'Y', 'S'),
          day: fc.integer({ min: day('2025-12-15'), max: day('2027-01-05') }),
          value: fc.nat(50),
        }),
        { maxLength: 60 },
      )
      .map((list) =>
        list.flatMap(({ unit: code, day: on, value }): Told[] => {
          const text = formatPeriod(periodOn(measure.grain ?? 'day', on))
          const period = parsePeriod(text)
          return period && living(code, period.end - 1)
            ? [{ measure: measure.id, unit: code, period: text, value }]
            : []
        }),
      )
      .map((list) => [...new Map(list.map((one) => [`${one.unit} ${one.period}`, one])).values()])
  const periodOn = (grain: Grain, on: number) => {
    const found = [...YEAR_OF[grain]].map(parsePeriod).find((one) => one && one.start <= on && on < one.end)
    return found ?? { grain, start: on, end: on + 1 }
  }

  it.each([
    ['accidents', 'months', MONTHS, QUARTERS],
    ['online', 'months', MONTHS, QUARTERS],
    ['files', 'months', MONTHS, QUARTERS],
    ['mixed-grains', 'months', MONTHS, QUARTERS],
    ['reported', 'reporting months', REPORTING, QUARTERS],
  ])('add up to the whole: %s by %s', (indicator, _what, parts, wholes) => {
    const measures = MEASURES.filter(({ id }) =>
      (indicator === 'online'
        ? ['online', 'received']
        : indicator === 'mixed-grains'
          ? ['accidents', 'received']
          : [indicator]
      ).includes(id),
    )
    const told = fc.tuple(...measures.map(anyTold)).map((lists) => lists.flat())
    fc.assert(
      fc.property(told, fc.constantFrom(DISTRICT, 'M', 'S'), (list, code) => {
        const asOf = '2027-03-01 10:00'
        const unitCode = code === 'S' ? DISTRICT : code
        const sumOf = (periods: readonly string[]) => totals(ask(list, indicator, unitCode, periods, asOf))
        const year = sumOf(['2026'])
        expect(sumOf(parts)).toEqual(year)
        expect(sumOf(wholes)).toEqual(year)
        for (let quarter = 0; quarter < 4; quarter++) {
          expect(sumOf(parts.slice(quarter * 3, quarter * 3 + 3))).toEqual(sumOf(wholes.slice(quarter, quarter + 1)))
        }
      }),
      { numRuns: 40 },
    )
  })

  it('of days add up to the week, the month and the reporting month', () => {
    fc.assert(
      fc.property(anyTold(MEASURES[1] ?? flow('received')), (list) => {
        const online = list.map((one) => ({ ...one, measure: 'online' }))
        const all = [...list, ...online]
        for (const whole of ['2026-W27', '2026-07', '2026-R07']) {
          const period = parsePeriod(whole) ?? { start: 0, end: 0 }
          const days = Array.from({ length: period.end - period.start }, (_, i) =>
            formatPeriod({ grain: 'day', start: period.start + i, end: period.start + i + 1 }),
          )
          const of = (periods: readonly string[]) => totals(ask(all, 'online', DISTRICT, periods, '2027-03-01 10:00'))
          expect(of(days)).toEqual(of([whole]))
        }
      }),
      { numRuns: 25 },
    )
  })
})

/** Numerators, denominators and reports of periods, added up. */
function totals(points: ReturnType<typeof ask>) {
  const sum = (of: (point: (typeof points)[number]) => number | null) =>
    points.reduce((total, point) => total + (of(point) ?? 0), 0)
  return {
    numerator: sum((point) => point.numerator),
    denominator: sum((point) => point.denominator),
    reported: sum((point) => point.coverage.reported),
    due: sum((point) => point.coverage.due),
  }
}
