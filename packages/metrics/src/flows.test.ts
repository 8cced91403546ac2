import { describe, expect, it } from 'vitest'
import type { Window } from './indicator.ts'
import { cellFrom } from './testing/evaluation.ts'
import { at, catalogueOf, count, DAILY, flow, MONTHLY, ratio, type Told, target, WEEKLY } from './testing/example.ts'
import { DISTRICT } from './testing/example-units.ts'

const week = (count_: number, upTo: Window['upTo'] = 'due'): Window => ({ grain: 'week', count: count_, upTo })

describe('a flow by ISO week over the year’s end', () => {
  const catalogue = catalogueOf([flow('got')], [count('got.four-weeks', 'got', { window: week(4) })])
  const told: Told[] = [
    ['2026-W51', 1],
    ['2026-W52', 20],
    ['2026-W53', 300],
    ['2027-W01', 4000],
    ['2027-W02', 50_000],
  ].map(([period, value]) => ({ measure: 'got', unit: '20599', period: String(period), value: Number(value) }))
  const asOf = (when: string) => cellFrom(catalogue, told, 'got.four-weeks', '20599', when)

  it('sums the last four weeks that were due, the 53rd among them', () => {
    expect(asOf('2027-01-15 16:59').value).toBe(1 + 20 + 300 + 4000)
    expect(asOf('2027-01-15 17:00').value).toBe(20 + 300 + 4000 + 50_000)
  })

  it('has no value while a due week is missing in the window', () => {
    expect(asOf('2027-01-08 16:59')).toMatchObject({ value: null, reason: 'incomplete' })
    expect(asOf('2027-01-22 17:00')).toMatchObject({
      value: null,
      reason: 'incomplete',
      freshness: { state: 'late', newest: at('2027-01-18') - 1 },
    })
    expect(asOf('2027-01-29 17:00').freshness.state).toBe('missing')
  })

  it('has never reported before its first reading', () => {
    expect(cellFrom(catalogue, [], 'got.four-weeks', '20599', '2027-01-15 17:00')).toMatchObject({
      value: null,
      reason: 'no-readings',
      freshness: { state: 'unknown', newest: null },
    })
    const other = cellFrom(catalogue, told, 'got.four-weeks', '20602', '2027-01-15 17:00')
    expect(other.reason).toBe('no-readings')
  })
})

describe('a flow by month and by reporting month over the year’s end', () => {
  const months = flow('in-month', { grain: 'month', cadence: MONTHLY })
  const reporting = flow('in-reporting', {
    grain: 'reporting-month',
    cadence: { ...MONTHLY, every: 'reporting-month', workingDay: 2 },
  })
  const catalogue = catalogueOf(
    [months, reporting],
    [
      count('by-month', 'in-month', { window: { grain: 'month', count: 2, upTo: 'due' } }),
      count('by-reporting', 'in-reporting', { window: { grain: 'reporting-month', count: 2, upTo: 'due' } }),
      count('by-year', 'in-month', { window: { grain: 'year', count: 1, upTo: 'due' } }),
    ],
  )
  const told: Told[] = [
    ...Array.from({ length: 12 }, (_, i): Told => {
      return { measure: 'in-month', unit: '20599', period: `2025-${String(i + 1).padStart(2, '0')}`, value: 2 ** i }
    }),
    { measure: 'in-month', unit: '20599', period: '2026-01', value: 10_000 },
    { measure: 'in-reporting', unit: '20599', period: '2025-R12', value: 5 },
    { measure: 'in-reporting', unit: '20599', period: '2026-R01', value: 70 },
    { measure: 'in-reporting', unit: '20599', period: '2026-R02', value: 900 },
  ]
  const value = (indicator: string, when: string) => cellFrom(catalogue, told, indicator, '20599', when).value

  it('December is due on the fifth working day of January', () => {
    expect(value('by-month', '2026-01-07 16:59')).toBe(2 ** 9 + 2 ** 10)
    expect(value('by-month', '2026-01-07 17:00')).toBe(2 ** 10 + 2 ** 11)
    expect(value('by-month', '2026-02-06 17:00')).toBe(2 ** 11 + 10_000)
  })

  it('the reporting month from 15 December to 14 January is due on the second working day after', () => {
    expect(value('by-reporting', '2026-01-16 16:59')).toBeNull()
    expect(value('by-reporting', '2026-01-16 17:00')).toBe(75)
  })

  it('the one that ends in Tết is due after it', () => {
    expect(value('by-reporting', '2026-02-24 16:59')).toBe(75)
    expect(value('by-reporting', '2026-02-24 17:00')).toBe(970)
  })

  it('a year is whole once its last month was due', () => {
    expect(value('by-year', '2026-01-07 17:00')).toBe(2 ** 12 - 1)
    expect(value('by-year', '2026-01-07 16:59')).toBeNull()
    expect(value('by-year', '2026-11-23 17:00')).toBe(2 ** 12 - 1)
  })
})

describe('a daily flow', () => {
  const measures = [
    flow('got', { grain: 'day', cadence: DAILY }),
    flow('done', { grain: 'day', cadence: { ...DAILY, by: '18:00' } }),
  ]
  const catalogue = catalogueOf(measures, [
    count('today', 'got', { window: { grain: 'day', count: 1, upTo: 'now' } }),
    count('last-day', 'got', { window: { grain: 'day', count: 1, upTo: 'due' } }),
    count('this-week', 'got', { window: week(1, 'now') }),
    count('last-week', 'got', { window: week(1) }),
    ratio('done-this-week', 'done', 'got', { window: week(1, 'now') }),
    ratio('done-last-day', 'done', 'got', { window: { grain: 'day', count: 1, upTo: 'due' } }),
  ])
  const days = (measure: string, values: Readonly<Record<string, number>>): Told[] =>
    Object.entries(values).map(([date, value]) => ({ measure, unit: '20599', period: `2026-11-${date}`, value }))
  const cell = (told: readonly Told[], indicator: string, when: string) =>
    cellFrom(catalogue, told, indicator, '20599', `2026-11-${when}`)

  it('counts the part of today that is there, though it is not due', () => {
    expect(cell(days('got', { 23: 5 }), 'today', '23 10:42').value).toBe(5)
    expect(cell(days('got', { 20: 5 }), 'today', '23 10:42')).toMatchObject({ value: null, reason: 'incomplete' })
  })

  it('up to what was due passes over the weekend', () => {
    const told = days('got', { 20: 7, 21: 1, 22: 2, 23: 5 })
    expect(cell(told, 'last-day', '23 16:59').value).toBe(7)
    expect(cell(told, 'last-day', '23 17:00').value).toBe(5)
  })

  it('takes in a day off that was counted, and does not miss one that was not', () => {
    const working = { 16: 1, 17: 1, 18: 1, 19: 1, 20: 1 }
    expect(cell(days('got', working), 'last-week', '23 10:00').value).toBe(5)
    expect(cell(days('got', { ...working, 21: 10 }), 'last-week', '23 10:00').value).toBe(15)
    expect(cell(days('got', { 16: 1, 17: 1, 19: 1, 20: 1 }), 'last-week', '23 10:00').value).toBeNull()
  })

  it('holds a week back until its last working day was due', () => {
    const told = days('got', { 9: 1, 10: 1, 11: 1, 12: 1, 13: 1, 16: 2, 17: 2, 18: 2, 19: 2, 20: 2 })
    const padded = told.map((one) => ({ ...one, period: (one.period ?? '').replace(/-(\d)$/, '-0$1') }))
    expect(cell(padded, 'last-week', '20 16:59').value).toBe(5)
    expect(cell(padded, 'last-week', '20 17:00').value).toBe(10)
  })

  it('sums this week so far', () => {
    const told = days('got', { 23: 1, 24: 2, 25: 4 })
    expect(cell(told, 'this-week', '25 10:00').value).toBe(7)
    expect(cell(told, 'this-week', '26 16:59').value).toBe(7)
    expect(cell(told, 'this-week', '26 17:00').value).toBeNull()
  })

  it('lets both sides of a ratio speak of the same days', () => {
    const told = [...days('got', { 23: 10, 24: 100 }), ...days('done', { 23: 9 })]
    expect(cell(told, 'done-this-week', '24 10:00')).toMatchObject({ numerator: 9, denominator: 10, value: 90 })
    const both = [...told, ...days('done', { 24: 50 })]
    expect(cell(both, 'done-this-week', '24 10:00')).toMatchObject({ numerator: 59, denominator: 110 })
  })

  it('does not ask for a day before it is due for every part', () => {
    const told = [...days('got', { 23: 10, 24: 100 }), ...days('done', { 23: 9 })]
    expect(cell(told, 'done-this-week', '24 17:30')).toMatchObject({ numerator: 9, denominator: 10 })
    expect(cell(told, 'done-this-week', '24 18:00')).toMatchObject({ value: null, reason: 'incomplete' })
    expect(cell(told, 'done-last-day', '24 17:59')).toMatchObject({ numerator: 9, denominator: 10 })
    expect(cell(told, 'done-last-day', '24 18:00').value).toBeNull()
  })

  it('does not let a later reading stand in for one that never came', () => {
    const told = days('got', { 18: 1, 20: 1 })
    expect(cell(told, 'last-day', '19 18:00').freshness.state).toBe('late')
    expect(cell(told, 'last-day', '20 16:00').freshness.state).toBe('late')
    expect(cell(told, 'last-day', '20 17:00').freshness.state).toBe('fresh')
  })

  it('is as fresh as its receipt while its period runs', () => {
    const told = days('got', { 23: 5 }).map((one) => ({ ...one, more: { receivedAt: at('2026-11-23 09:15') } }))
    expect(cell(told, 'today', '23 10:42').freshness.newest).toBe(at('2026-11-23 09:15'))
    expect(cell(told, 'today', '23 10:42').freshness.oldest?.at).toBe(at('2026-11-23 09:15'))
    expect(cell(told, 'today', '23 09:00').freshness.newest).toBe(at('2026-11-23 09:00'))
    expect(cell(days('got', { 23: 5 }), 'today', '23 10:42').freshness.newest).toBe(at('2026-11-23 10:42'))
  })
})

describe('a flow asked for in other periods than it is counted in', () => {
  const catalogue = catalogueOf(
    [flow('daily', { grain: 'day', cadence: { ...WEEKLY, weekday: 1 } })],
    [count('week', 'daily', { window: week(1) }), count('running', 'daily', { window: week(1, 'now') })],
  )
  const told: Told[] = Array.from({ length: 7 }, (_, i) => ({
    measure: 'daily',
    unit: '20599',
    period: `2026-11-${16 + i}`,
    value: 1,
  }))

  it('is due with the first due moment after its end', () => {
    expect(cellFrom(catalogue, told, 'week', '20599', '2026-11-23 16:59').value).toBeNull()
    expect(cellFrom(catalogue, told, 'week', '20599', '2026-11-23 17:00').value).toBe(7)
    expect(cellFrom(catalogue, told.slice(1), 'week', '20599', '2026-11-23 17:00').value).toBeNull()
  })

  it('is not asked for before', () => {
    expect(cellFrom(catalogue, told.slice(0, 2), 'running', '20599', '2026-11-20 12:00').value).toBe(2)
  })
})

describe('a target that is the year before', () => {
  const catalogue = catalogueOf(
    [flow('got', { grain: 'month', cadence: MONTHLY })],
    [
      count('month', 'got', {
        window: { grain: 'month', count: 1, upTo: 'due' },
        targets: [target('same-period-last-year', { due: 21_000 })],
        direction: 'down',
        watchWithin: 0,
      }),
    ],
  )
  const month = (period: string, value: number): Told => ({ measure: 'got', unit: '20599', period, value })

  it('is the same month, whatever the calendar made due then', () => {
    const told = [month('2025-09', 1), month('2025-10', 50), month('2026-10', 40)]
    const cell = cellFrom(catalogue, told, 'month', '20599', '2026-11-06 17:00')
    expect(cell).toMatchObject({ value: 40, target: 50, targetDue: 21_000, status: 'on-target' })
    const worse = cellFrom(catalogue, [month('2025-10', 39), month('2026-10', 40)], 'month', '20599', '2026-11-23')
    expect(worse).toMatchObject({ target: 39, status: 'off-target' })
  })

  it('is nothing to hold against where the year before is not known', () => {
    const cell = cellFrom(catalogue, [month('2026-10', 40)], 'month', '20599', '2026-11-23 10:00')
    expect(cell).toMatchObject({ value: 40, target: null, status: null, since: null })
  })

  it('is rolled up like the value itself', () => {
    const told = [month('2025-10', 50), month('2026-10', 40), { ...month('2025-10', 8), unit: '20602' }]
    expect(cellFrom(catalogue, told, 'month', DISTRICT, '2026-11-23').target).toBe(58)
  })
})

describe('the day sum of a running year, held against the year before', () => {
  const daily = flow('got', { grain: 'day', cadence: DAILY })
  const running = count('month', 'got', {
    window: { grain: 'month', count: 1, upTo: 'now' },
    targets: [target('same-period-last-year')],
  })
  const days = (month: string, from: number, to: number): Told[] =>
    Array.from({ length: to - from + 1 }, (_, i) => ({
      measure: 'got',
      unit: '20599',
      period: `${month}-${String(from + i).padStart(2, '0')}`,
      value: 1,
    }))

  it('is cut where today stands', () => {
    const told = [...days('2025-11', 1, 30), ...days('2026-11', 1, 23)]
    const cell = cellFrom(catalogueOf([daily], [running]), told, 'month', '20599', '2026-11-23 18:00')
    expect(cell).toMatchObject({ value: 23, target: 23, status: 'on-target' })
  })
})

describe('a stock held against the year before', () => {
  it('is read on the same date, as fresh as it was then', () => {
    const told: Told[] = [
      { measure: 'level', unit: '20599', at: '2025-11-21 08:00', value: 30 },
      { measure: 'level', unit: '20599', at: '2025-11-24 08:00', value: 99 },
      { measure: 'level', unit: '20599', at: '2026-11-23 08:00', value: 33 },
    ]
    const level = flow('level', { kind: 'stock', grain: null, cadence: DAILY })
    const indicator = count('level.now', 'level', { targets: [target('same-period-last-year')] })
    const cell = cellFrom(catalogueOf([level], [indicator]), told, 'level.now', '20599', '2026-11-23 10:00')
    expect(cell).toMatchObject({ value: 33, target: 30 })
  })

  it('an ISO week is held against the week of the same number', () => {
    const weekly = count('week', 'got', { window: week(1), targets: [target('same-period-last-year')] })
    const catalogue = catalogueOf([flow('got')], [weekly])
    const of = (period: string, value: number): Told => ({ measure: 'got', unit: '20599', period, value })
    const at48 = cellFrom(catalogue, [of('2025-W48', 3), of('2026-W48', 4)], 'week', '20599', '2026-11-27 17:00')
    expect(at48).toMatchObject({ value: 4, target: 3 })
    const at53 = cellFrom(catalogue, [of('2025-W52', 3), of('2026-W53', 4)], 'week', '20599', '2027-01-01 17:00')
    expect(at53).toMatchObject({ value: 4, target: 3 })
    const after53 = cellFrom(catalogue, [of('2026-W10', 3), of('2027-W10', 4)], 'week', '20599', '2027-03-12 17:00')
    expect(after53).toMatchObject({ value: 4, target: 3 })
  })
})
