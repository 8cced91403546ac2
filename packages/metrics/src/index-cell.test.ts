import { describe, expect, it } from 'vitest'
import type { IndexGroup, IndexIndicator, Target } from './indicator.ts'
import { createEvaluator } from './evaluate.ts'
import { cellFrom, snapshotFrom } from './testing/evaluation.ts'
import { at, bookOf, catalogueOf, ratio, same, stock, type Told, target, WEEKLY } from './testing/example.ts'
import { DISTRICT, OLD_COMMUNES } from './testing/example-units.ts'
import { periodsWithin } from './period.ts'
import { day } from './testing/example-units.ts'

/** Three of the groups of QĐ 766, their items counted from the communes' readings. */
const GROUPS: readonly IndexGroup[] = [
  {
    id: 'progress',
    name: same('Tiến độ'),
    max: 20,
    items: [{ indicator: 'on-time', name: same('Đúng hạn'), max: 20, threshold: 100 }],
  },
  {
    id: 'payment',
    name: same('Thanh toán'),
    max: 10,
    items: [
      { indicator: 'payable', name: same('Có thanh toán'), max: 4, threshold: 80 },
      { indicator: 'paid', name: same('Đã thanh toán'), max: 6, threshold: 30 },
    ],
  },
  {
    id: 'digital',
    name: same('Số hoá'),
    max: 22,
    items: [
      { indicator: 'digitised', name: same('Số hoá'), max: null, threshold: 80 },
      { indicator: null, name: same('Khai thác'), max: 8, threshold: 50 },
      { indicator: 'gone', name: same('Không có'), max: 4, threshold: 50 },
    ],
  },
]
const RATES = ['on-time', 'payable', 'paid', 'digitised'] as const

function index(groups: readonly IndexGroup[], targets: readonly Target[]): IndexIndicator {
  const {
    kind: _k,
    numerator: _n,
    denominator: _d,
    scale: _s,
    window: _w,
    ...common
  } = ratio('766', 'x', 'y', { targets })
  return { ...common, kind: 'index', unit: 'points', groups }
}

const weekly = { ...WEEKLY, missingAfter: 2 }
const made = (targets: readonly Target[] = [target(20)], groups = GROUPS) =>
  catalogueOf(
    RATES.flatMap((rate) => ['have', 'all'].map((part) => stock(`${rate}.${part}`, { cadence: weekly }))),
    [...RATES.map((rate) => ratio(rate, `${rate}.have`, `${rate}.all`)), index(groups, targets)],
  )
const tell = (
  rates: Partial<Record<(typeof RATES)[number], number>>,
  when = '2026-11-23 08:00',
  codes: readonly string[] = OLD_COMMUNES.map(([code]) => code),
): Told[] =>
  codes.flatMap((unit) =>
    Object.entries(rates).flatMap(([rate, value]): Told[] => [
      { measure: `${rate}.have`, unit, at: when, value },
      { measure: `${rate}.all`, unit, at: when, value: 100 },
    ]),
  )
const NOW = '2026-11-23 10:42'

describe('the 766 index from data', () => {
  const told = tell({ 'on-time': 95, payable: 40, paid: 45, digitised: 100 })
  const cell = cellFrom(made(), told, '766', DISTRICT, NOW)

  it('sums max × min(1, rate ÷ threshold) over what is known', () => {
    expect(cell.value).toBe(19 + 2 + 6)
    expect(cell.numerator).toBeNull()
    expect(cell.denominator).toBeNull()
    expect(cell.reason).toBeNull()
  })

  it('shows each item’s points, the unknown as unknown', () => {
    expect(cell.points).toEqual([
      { group: 'progress', item: 0, points: 19 },
      { group: 'payment', item: 0, points: 2 },
      { group: 'payment', item: 1, points: 6 },
      { group: 'digital', item: 0, points: null },
      { group: 'digital', item: 1, points: null },
      { group: 'digital', item: 2, points: null },
    ])
  })

  it('has the range it could take once all is known', () => {
    expect(cell.range).toEqual({ low: 27, high: 27 + 22 })
  })

  it('covers who its items are asked of, and is as fresh as they are', () => {
    expect(cell.coverage).toEqual({ reported: 14, due: 14, missing: [], excluded: [] })
    expect(cell.freshness).toMatchObject({ state: 'fresh', newest: at('2026-11-23 08:00') })
    expect(cell.freshness.nextDue).toBe(at('2026-11-27 17:00'))
  })

  it('is scored for a commune from its own rates', () => {
    const own = [...told.filter((one) => one.unit !== '20599'), ...tell({ 'on-time': 50 }, undefined, ['20599'])]
    const commune = cellFrom(made(), own, '766', '20599', NOW)
    expect(commune.value).toBe(10)
    expect(commune.range).toEqual({ low: 10, high: 52 - 20 + 10 })
    expect(commune.coverage).toEqual({ reported: 0, due: 1, missing: ['20599'], excluded: [] })
  })

  it('has no points where nothing is collected', () => {
    expect(cellFrom(made(), told, '766', 'CA', NOW)).toMatchObject({
      value: null,
      reason: 'unknown-points',
      status: 'no-data',
      coverage: { reported: 0, due: 0, missing: [], excluded: [] },
    })
  })
})

describe('the status of an index', () => {
  const told = tell({ 'on-time': 95, payable: 40, paid: 45 })
  const status = (value: number) => cellFrom(made([target(value)]), told, '766', DISTRICT, NOW).status

  it('is told where the unknown points could not change it', () => {
    expect(status(27)).toBe('on-target')
    expect(status(100)).toBe('off-target')
  })

  it('is open where they could', () => {
    expect(status(40)).toBeNull()
    expect(status(28)).toBeNull()
  })

  it('is plain once every point is known', () => {
    const whole = made([target(30)], GROUPS.slice(0, 2))
    expect(cellFrom(whole, told, '766', DISTRICT, NOW)).toMatchObject({ value: 27, range: null, status: 'watch' })
  })

  it('is against nothing where the target is the year before: an index has no year before', () => {
    const yearly = made([target('same-period-last-year', { due: 5 })])
    expect(cellFrom(yearly, told, '766', DISTRICT, NOW)).toMatchObject({ target: null, targetDue: 5, status: null })
  })
})

describe('the history of an index', () => {
  const told = [
    ...tell({ 'on-time': 50, payable: 80, paid: 30 }, '2026-11-10 08:00'),
    ...tell({ 'on-time': 100, payable: 80, paid: 30 }, '2026-11-20 08:00'),
  ]

  const whole = made([target(20)], GROUPS.slice(0, 2))

  it('is scored day by day', () => {
    const { trend } = cellFrom(whole, told, '766', DISTRICT, NOW)
    expect(trend.slice(-15)).toEqual([null, ...Array(10).fill(20), ...Array(4).fill(30)])
  })

  it('is no line while points are unknown: what is known would read as a low index that rises', () => {
    const { trend, pace, value } = cellFrom(made(), told, '766', DISTRICT, NOW)
    expect(value).toBe(30)
    expect(trend.every((point) => point === null)).toBe(true)
    expect(pace).toBeNull()
  })

  it('is a series of values without parts', () => {
    const view = { readings: bookOf(told), asOf: at(NOW), knownAt: at(NOW) }
    const days = periodsWithin('day', day('2026-11-09'), day('2026-11-11'))
    const seriesOf = (catalogue: typeof whole) =>
      createEvaluator({ catalogue })
        .series(view, '766', DISTRICT, days, 'window')
        .map(({ value, reason, numerator, denominator, range }) => [value, reason, numerator, denominator, range])
    expect(seriesOf(whole)).toEqual([
      [null, 'unknown-points', null, null, null],
      [20, null, null, null, null],
    ])
  })

  it('is a series of what it can be while only part of its points is known', () => {
    const view = { readings: bookOf(told), asOf: at(NOW), knownAt: at(NOW) }
    const days = periodsWithin('day', day('2026-11-09'), day('2026-11-11'))
    const points = createEvaluator({ catalogue: made() }).series(view, '766', DISTRICT, days, 'window')
    const { range } = cellFrom(made(), told, '766', DISTRICT, '2026-11-10 18:00')
    expect(range?.low).toBe(20)
    expect(points.map(({ value, reason, range: could }) => [value, reason, could])).toEqual([
      [null, 'unknown-points', null],
      [null, 'partly-known', range],
    ])
  })

  it('in a snapshot is the same as alone', () => {
    const snapshot = snapshotFrom(made(), told, DISTRICT, NOW)
    const cell = snapshot.cells.find((one) => one.indicator === '766' && one.unit === DISTRICT)
    expect(cell).toEqual(cellFrom(made(), told, '766', DISTRICT, NOW))
  })
})

describe('an index of an index', () => {
  it('is not read: its items would be counted twice', () => {
    const base = made()
    const outer = {
      ...index(
        [{ id: 'g', name: same('g'), max: 10, items: [{ indicator: '766', name: same('i'), max: 10, threshold: 20 }] }],
        [],
      ),
      id: 'outer',
    }
    const catalogue = { ...base, indicators: new Map([...base.indicators, ['outer', outer]]) }
    const cell = cellFrom(catalogue, tell({ 'on-time': 95 }), 'outer', DISTRICT, NOW)
    expect(cell).toMatchObject({ value: null, reason: 'unknown-points', coverage: { due: 0 } })
    expect(cell.points).toEqual([{ group: 'g', item: 0, points: null }])
  })
})
