import { describe, expect, it } from 'vitest'
import { cellFrom } from './testing/evaluation.ts'
import { catalogueOf, count, DAILY, flow, ratio, stock, type Told } from './testing/example.ts'
import { DISTRICT, OLD_COMMUNES } from './testing/example-units.ts'

const CODES = OLD_COMMUNES.map(([code]) => code)
const catalogue = catalogueOf(
  [
    stock('have'),
    stock('all', { decimals: 1 }),
    stock('caught'),
    stock('sown'),
    flow('on-time'),
    flow('received'),
    flow('daily', { grain: 'day', cadence: DAILY }),
  ],
  [
    ratio('share', 'have', 'all'),
    ratio('average', 'have', 'all', { scale: 1 }),
    ratio('weekly', 'on-time', 'received', { window: { grain: 'week', count: 2, upTo: 'due' } }),
    ratio('today', 'daily', 'daily', { window: { grain: 'day', count: 1, upTo: 'now' } }),
    ratio('remaining', 'have', 'all', {
      denominator: [
        { measure: 'all', sign: 1 },
        { measure: 'have', sign: -1 },
      ],
      mayExceed: 'always',
    }),
    ratio('yield', 'caught', 'sown', { mayExceed: 'always' }),
    count('sum', 'have'),
  ],
)
const NOW = '2026-11-23 10:00'
const both = (unit: string, have: number, all: number, at = '2026-11-23 08:00'): Told[] => [
  { measure: 'have', unit, at, value: have },
  { measure: 'all', unit, at, value: all * 10 },
]
const others = CODES.slice(1).flatMap((code) => both(code, 80, 100))
const stale = '2026-11-10 08:00'

describe('the range a share could take', () => {
  it('weighs the missing unit by its last known denominator: none of it, or all', () => {
    const cell = cellFrom(catalogue, [...others, ...both('20599', 5, 200, stale)], 'share', DISTRICT, NOW)
    expect(cell.value).toBe(80)
    expect(cell.coverage.missing).toEqual(['20599'])
    expect(cell.range).toEqual({ low: (100 * 1040) / 1500, high: (100 * 1240) / 1500 })
  })

  it('adds up over several missing units', () => {
    const told = [...others.slice(2), ...both('20599', 5, 200, stale), ...both('20602', 5, 50, stale)]
    const cell = cellFrom(catalogue, told, 'share', DISTRICT, NOW)
    expect(cell.range).toEqual({ low: (100 * 960) / 1450, high: (100 * 1210) / 1450 })
  })

  it('is unknown where a denominator never was known', () => {
    expect(cellFrom(catalogue, others, 'share', DISTRICT, NOW).range).toBeNull()
    const numeratorOnly = [...others, ...both('20599', 5, 200, stale).slice(0, 1)]
    expect(cellFrom(catalogue, numeratorOnly, 'share', DISTRICT, NOW).range).toBeNull()
    const denominatorOnly = [...others, ...both('20599', 5, 200, stale).slice(1)]
    expect(cellFrom(catalogue, denominatorOnly, 'share', DISTRICT, NOW).range).not.toBeNull()
  })

  it('is none where nobody is missing, or nobody is there', () => {
    expect(cellFrom(catalogue, [...others, ...both('20599', 5, 10)], 'share', DISTRICT, NOW).range).toBeNull()
    expect(cellFrom(catalogue, both('20599', 5, 10, stale), 'share', DISTRICT, NOW)).toMatchObject({
      value: null,
      range: null,
    })
  })

  it('is only a share’s: not an average’s, not a count’s, not of what exceeds its whole', () => {
    const told = [...others, ...both('20599', 5, 200, stale)]
    expect(cellFrom(catalogue, told, 'average', DISTRICT, NOW)).toMatchObject({ range: null, reason: null })
    expect(cellFrom(catalogue, told, 'sum', DISTRICT, NOW)).toMatchObject({ range: null, reason: null })
    const over = CODES.slice(1).flatMap((unit): Told[] => [
      { measure: 'caught', unit, at: '2026-11-23 08:00', value: 120 },
      { measure: 'sown', unit, at: '2026-11-23 08:00', value: 100 },
    ])
    const sown: Told = { measure: 'sown', unit: '20599', at: stale, value: 200 }
    expect(cellFrom(catalogue, [...over, sown], 'yield', DISTRICT, NOW)).toMatchObject({ value: 120, range: null })
    const under = CODES.slice(1).flatMap((code) => both(code, -1, 100))
    expect(cellFrom(catalogue, [...under, ...both('20599', 5, 200, stale)], 'share', DISTRICT, NOW).range).toBeNull()
  })

  it('holds for the edges of a share', () => {
    const full = CODES.slice(1).flatMap((code) => both(code, 100, 100))
    const cell = cellFrom(catalogue, [...full, ...both('20599', 5, 200, stale)], 'share', DISTRICT, NOW)
    expect(cell.range).toEqual({ low: (100 * 1300) / 1500, high: 100 })
    const none = CODES.slice(1).flatMap((code) => both(code, 0, 100))
    const least = cellFrom(catalogue, [...none, ...both('20599', 5, 200, stale)], 'share', DISTRICT, NOW)
    expect(least.range).toEqual({ low: 0, high: (100 * 200) / 1500 })
  })

  it('counts signs, and never a denominator below none', () => {
    const half = CODES.slice(1).flatMap((code) => both(code, 20, 100))
    const told = [...half, ...both('20599', 50, 150, stale)]
    const cell = cellFrom(catalogue, told, 'remaining', DISTRICT, NOW)
    expect(cell.value).toBe(25)
    expect(cell.range).toEqual({ low: (100 * 260) / 1140, high: (100 * 360) / 1140 })
    const absurd = [...half, ...both('20599', 500, 150, stale)]
    expect(cellFrom(catalogue, absurd, 'remaining', DISTRICT, NOW).range).toEqual({ low: 25, high: 25 })
  })
})

describe('the range of a flow', () => {
  const week = (measure: string, unit: string, period: string, value: number): Told => ({
    measure,
    unit,
    period,
    value,
  })
  const rest = CODES.slice(1).flatMap((code) =>
    ['2026-W46', '2026-W47'].flatMap((period) => [
      week('on-time', code, period, 9),
      week('received', code, period, 10),
    ]),
  )
  const cell = (more: readonly Told[]) => cellFrom(catalogue, [...rest, ...more], 'weekly', DISTRICT, NOW)

  it('takes the weeks there are, and the last before for those there are not', () => {
    const some = [week('received', '20599', '2026-W46', 40)]
    expect(cell(some).range).toEqual({ low: (100 * 234) / 340, high: (100 * 314) / 340 })
    const before = [week('received', '20599', '2026-W40', 30)]
    expect(cell(before).range).toEqual({ low: (100 * 234) / 320, high: (100 * 294) / 320 })
    const long = [week('received', '20599', '2025-W40', 30)]
    expect(cell(long).range).toEqual(cell(before).range)
  })

  it('takes a unit’s first reading for the weeks before it', () => {
    const first = [week('received', '20599', '2026-W47', 20)]
    expect(cell(first).range).toEqual({ low: (100 * 234) / 300, high: (100 * 274) / 300 })
  })

  it('is unknown where nothing was ever received, or only later', () => {
    expect(cell([]).range).toBeNull()
    expect(cell([week('received', '20599', '2026-W48', 20)]).range).toBeNull()
  })

  it('is unknown while nothing in the window was due', () => {
    const today: Told[] = CODES.slice(1).map((unit) => ({ measure: 'daily', unit, period: '2026-11-23', value: 5 }))
    const yesterday: Told = { measure: 'daily', unit: '20599', period: '2026-11-20', value: 5 }
    const early = cellFrom(catalogue, [...today, yesterday], 'today', DISTRICT, NOW)
    expect(early.coverage.missing).toEqual(['20599'])
    expect(early.range).toBeNull()
    const late = cellFrom(catalogue, [...today, yesterday], 'today', DISTRICT, '2026-11-23 17:00')
    expect(late.range).toEqual({ low: (100 * 65) / 70, high: 100 })
  })
})
