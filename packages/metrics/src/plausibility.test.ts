import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Catalogue } from './catalogue.ts'
import { createEvaluator } from './evaluate.ts'
import type { Indicator } from './indicator.ts'
import { league } from './league.ts'
import type { Measure } from './measure.ts'
import { type MeasureRule, partRule, rulesFrom, sumRule } from './measure-rule.ts'
import { cellFrom, snapshotFrom } from './testing/evaluation.ts'
import { bookOf, catalogueOf, count, flow, ratio, stock, type Told, at as instant } from './testing/example.ts'
import { DISTRICT, OLD_COMMUNES } from './testing/example-units.ts'
import { indexOf } from './testing/world.ts'

const CODES = OLD_COMMUNES.map(([code]) => code)
const [BAD = '', ...REST] = CODES
const NOW = '2026-11-23 10:00'

function ruled(
  measures: readonly Measure[],
  indicators: readonly Indicator[],
  declared: readonly MeasureRule[] = [],
): Catalogue {
  const ratios = indicators.filter((indicator) => indicator.kind === 'ratio')
  const base = catalogueOf(measures, indicators)
  return { ...base, rules: rulesFrom(base.measures, ratios, declared) }
}

const eid = ratio('activated', 'active', 'collected')
const catalogue = ruled([stock('active'), stock('collected')], [eid, indexOf([eid])])
const told = (unit: string, active: number, collected: number, at = '2026-11-23 08:00'): Told[] => [
  { measure: 'active', unit, at, value: active },
  { measure: 'collected', unit, at, value: collected },
]
const others = REST.flatMap((unit) => told(unit, 5_400, 6_000))

describe('15,000 activated of 6,191 collected', () => {
  const all = [...others, ...told(BAD, 15_000, 6_191)]
  const cell = cellFrom(catalogue, all, 'activated', BAD, NOW)

  it('is shown as it is, with the rule it breaks, and judged by nobody', () => {
    expect(cell).toMatchObject({
      value: (100 * 15_000) / 6_191,
      numerator: 15_000,
      denominator: 6_191,
      implausible: { rule: 'active <= collected', left: 15_000, right: 6_191 },
      status: null,
      since: null,
      pace: null,
      range: null,
    })
    expect(cell.trend.at(-1)).toBeNull()
  })

  it('is left out of the district and named there; the range says what it could be', () => {
    const whole = cellFrom(catalogue, all, 'activated', DISTRICT, NOW)
    expect(whole).toMatchObject({ value: 90, numerator: 13 * 5_400, denominator: 13 * 6_000, implausible: null })
    expect(whole.coverage).toEqual({ reported: 13, due: 14, missing: [], excluded: [BAD] })
    const sum = 13 * 6_000 + 6_191
    expect(whole.range).toEqual({ low: (100 * 13 * 5_400) / sum, high: (100 * (13 * 5_400 + 6_191)) / sum })
  })

  it('gives no points of an index, neither the unit’s nor the district’s', () => {
    expect(cellFrom(catalogue, all, 'index', BAD, NOW)).toMatchObject({ value: null, reason: 'unknown-points' })
    const known = cellFrom(catalogue, all, 'index', DISTRICT, NOW)
    expect(known).toMatchObject({ value: 10, coverage: { reported: 13, due: 14, excluded: [BAD] } })
  })

  it('is in the league without a rank', () => {
    const { ranked, apart, judged } = league(eid, snapshotFrom(catalogue, all, DISTRICT, NOW).cells.slice(2))
    expect(ranked.map(({ cell: one }) => one.unit)).not.toContain(BAD)
    expect(apart).toMatchObject([{ reason: 'implausible', cell: { unit: BAD } }])
    expect(judged).toBe(13)
  })

  it('of all units at once leaves the district without a value, and says why', () => {
    const none = cellFrom(
      catalogue,
      CODES.flatMap((unit) => told(unit, 2, 1)),
      'activated',
      DISTRICT,
      NOW,
    )
    expect(none).toMatchObject({ value: null, reason: 'implausible', status: 'no-data' })
    expect(none.coverage).toEqual({ reported: 0, due: 14, missing: [], excluded: CODES.toSorted() })
  })

  it('of a past day leaves a hole in the trend and no pace', () => {
    const past = [...told(BAD, 5_000, 6_191, '2026-11-09 08:00'), ...told(BAD, 15_000, 6_191, '2026-11-16 08:00')]
    const put = cellFrom(catalogue, [...past, ...told(BAD, 5_100, 6_191, '2026-11-18 08:00')], 'activated', BAD, NOW)
    expect(put.trend.slice(-8, -4)).toEqual(
      [null, null, null, null].map((_, i) => (i < 2 ? null : (100 * 5_100) / 6_191)),
    )
    expect(put.implausible).toBeNull()
  })
})

describe('a part of nothing', () => {
  it('has no value and says which rule it breaks', () => {
    expect(cellFrom(catalogue, told(BAD, 5, 0), 'activated', BAD, NOW)).toMatchObject({
      value: null,
      reason: 'zero-denominator',
      implausible: { left: 5, right: 0 },
      status: 'no-data',
    })
  })
})

describe('the rules a ratio implies', () => {
  const ids = (...ratios: Parameters<typeof ratio>[]) => {
    const made = ratios.map((one) => ratio(...one))
    return [...rulesFrom(new Map(MEASURES.map((one) => [one.id, one])), made, [])].map(([id, { readings }]) => [
      id,
      readings,
    ])
  }
  const MEASURES = [stock('a'), stock('b'), flow('c'), flow('d'), flow('e', { grain: 'day' })]
  const minus = (measure: string) => ({ measure, sign: -1 }) as const
  const plus = (measure: string) => ({ measure, sign: 1 }) as const

  it('are part of the whole, told without a minus and without what stands on both sides', () => {
    expect(ids(['r', 'a', 'b'])).toEqual([['a <= b', true]])
    expect(ids(['r', 'c', 'c', { numerator: [plus('c'), minus('d')] }])).toEqual([['d <= c', true]])
    expect(ids(['r', 'c', 'c', { denominator: [plus('c'), plus('d')] }])).toEqual([])
  })

  it('are none where a ratio may exceed its whole, and none of single readings where only its window may not', () => {
    expect(ids(['r', 'a', 'b', { mayExceed: 'always' }])).toEqual([])
    expect(ids(['r', 'a', 'b', { mayExceed: 'in-a-period' }])).toEqual([['a <= b', false]])
  })

  it('hold single readings against each other only where they are of one time', () => {
    expect(ids(['r', 'e', 'd'])).toEqual([['e <= d', false]])
  })

  it('are as strict as the strictest of two formulas', () => {
    expect(ids(['r', 'a', 'b', { mayExceed: 'in-a-period' }], ['s', 'a', 'b'])).toEqual([['a <= b', true]])
    expect(ids(['s', 'a', 'b'], ['r', 'a', 'b', { mayExceed: 'in-a-period' }])).toEqual([['a <= b', true]])
  })
})

describe('a window', () => {
  const window = { grain: 'week', count: 2, upTo: 'due' } as const
  const weeks = ruled(
    [flow('done'), flow('raised')],
    [ratio('handled', 'done', 'raised', { window, mayExceed: 'in-a-period' })],
  )
  const week = (measure: string, period: string, value: number): Told => ({ measure, unit: BAD, period, value })
  const lately = (done: number) =>
    cellFrom(
      weeks,
      [
        week('raised', '2026-W46', 10),
        week('raised', '2026-W47', 2),
        week('done', '2026-W46', 4),
        week('done', '2026-W47', done),
      ],
      'handled',
      BAD,
      NOW,
    )

  it('is judged as a whole: a week may finish what the one before began', () => {
    expect(lately(8)).toMatchObject({ value: 100, implausible: null })
    expect(lately(9).implausible).toEqual({ rule: 'done <= raised', left: 13, right: 12 })
  })
})

describe('a total and its parts', () => {
  const parts = ['early', 'on-time', 'late']
  const form = ruled(
    ['finished', ...parts].map((id) => flow(id)),
    [
      ratio('rate', 'finished', 'finished', {
        numerator: [
          { measure: 'finished', sign: 1 },
          { measure: 'late', sign: -1 },
        ],
      }),
    ],
    [sumRule('finished', parts)],
  )
  const week = (values: Readonly<Record<string, number>>): Told[] =>
    Object.entries(values).map(([measure, value]) => ({ measure, unit: BAD, period: '2026-W47', value }))
  const rate = (values: Readonly<Record<string, number>>) => cellFrom(form, week(values), 'rate', BAD, NOW)

  it('that differ make every value of them implausible', () => {
    expect(rate({ finished: 10, early: 3, 'on-time': 5, late: 2 })).toMatchObject({ value: 80, implausible: null })
    expect(rate({ finished: 10, early: 3, 'on-time': 5, late: 1 })).toMatchObject({
      value: 90,
      implausible: { rule: 'finished = early + on-time + late', left: 10, right: 9 },
      status: null,
    })
  })

  it('are not held against each other where one is not told', () => {
    expect(rate({ finished: 10, early: 3, late: 1 })).toMatchObject({ value: 90, implausible: null })
  })
})

describe('a stock that may not fall', () => {
  const issued = (within: 'ever' | 'year') =>
    ruled([stock('issued', { mayNotFall: within })], [count('cards', 'issued')])
  const seen = (within: 'ever' | 'year', values: Readonly<Record<string, number>>, asOf: string) =>
    cellFrom(
      issued(within),
      Object.entries(values).map(([at, value]) => ({ measure: 'issued', unit: BAD, at, value })),
      'cards',
      BAD,
      asOf,
    ).implausible

  it('is implausible below its last reading of an earlier day, until it grows again', () => {
    const fell = { '2026-11-19 08:00': 100, '2026-11-20 08:00': 90 }
    expect(seen('ever', fell, '2026-11-20 10:00')).toEqual({ rule: 'issued does not fall', left: 90, right: 100 })
    expect(seen('ever', { ...fell, '2026-11-23 08:00': 91 }, NOW)).toBeNull()
  })

  it('may be put right within a day', () => {
    expect(seen('ever', { '2026-11-23 08:00': 100, '2026-11-23 09:00': 90 }, NOW)).toBeNull()
  })

  it('may begin anew with a year where it grows within one', () => {
    const year = { '2025-12-31 08:00': 100, '2026-01-02 08:00': 3 }
    expect(seen('year', year, '2026-01-02 10:00')).toBeNull()
    expect(seen('ever', year, '2026-01-02 10:00')).toMatchObject({ left: 3, right: 100 })
  })
})

describe('whatever is told', () => {
  const parts = fc.array(fc.record({ active: fc.nat(50), collected: fc.nat(50) }), { minLength: 14, maxLength: 14 })
  const see = (units: readonly { active: number; collected: number }[]) => {
    const readings = bookOf(units.flatMap(({ active, collected }, i) => told(CODES[i] ?? '', active, collected)))
    return createEvaluator({ catalogue }).snapshot({ readings, asOf: instant(NOW), knownAt: instant(NOW) }, DISTRICT)
  }
  const of = (units: Parameters<typeof see>[0]) => see(units).cells.filter(({ indicator }) => indicator === 'activated')

  it('a value is implausible exactly where its part is more than its whole, and then has no status', () => {
    fc.assert(
      fc.property(parts, (units) => {
        const [, ...below] = of(units)
        for (const cell of below) {
          const { active, collected } = units[CODES.findIndex((code) => code === cell.unit)] ?? {
            active: 0,
            collected: 0,
          }
          expect(cell.implausible !== null).toBe(active > collected)
          if (cell.implausible) expect(['no-data', null]).toContain(cell.status)
        }
      }),
    )
  })

  it('the district never exceeds its whole, and is the sum of the units that break no rule', () => {
    fc.assert(
      fc.property(parts, (units) => {
        const [whole] = of(units)
        const good = units.filter(({ active, collected }) => active <= collected)
        expect(whole?.numerator ?? 0).toBe(good.reduce((sum, { active }) => sum + active, 0))
        expect(whole?.denominator ?? 0).toBe(good.reduce((sum, { collected }) => sum + collected, 0))
        expect(whole?.value ?? 0).toBeLessThanOrEqual(100)
        expect(whole?.coverage.reported).toBe(good.length)
      }),
    )
  })

  it('an implausible unit is ranked nowhere', () => {
    fc.assert(
      fc.property(parts, (units) => {
        for (const { cell } of league(eid, of(units)).ranked) expect(cell.implausible).toBeNull()
      }),
    )
  })
})

describe('a declared part', () => {
  it('says so only of formulas that hold both', () => {
    const measures = [stock('used'), stock('paid'), stock('all')]
    const declared = ruled(
      measures,
      [ratio('paid-rate', 'paid', 'all'), count('paid-count', 'paid')],
      [partRule(['paid'], ['used'])],
    )
    const values: Told[] = [
      { measure: 'used', unit: BAD, at: '2026-11-23 08:00', value: 1 },
      { measure: 'paid', unit: BAD, at: '2026-11-23 08:00', value: 2 },
      { measure: 'all', unit: BAD, at: '2026-11-23 08:00', value: 4 },
    ]
    expect(cellFrom(declared, values, 'paid-rate', BAD, NOW).implausible).toBeNull()
    expect(declared.rules.get('paid <= used')).toMatchObject({ kind: 'part', readings: true })
  })
})
