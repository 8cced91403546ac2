import { describe, expect, it } from 'vitest'
import type { Window } from './indicator.ts'
import { formatDay, formatPeriod } from './period-text.ts'
import { at, bookOf, catalogueOf, count, DAILY, flow, MONTHLY, ratio, stock, WEEKLY } from './testing/example.ts'
import { day } from './testing/example-units.ts'
import { partsOf } from './testing/kit.ts'

const MEASURES = [
  stock('level'),
  stock('weekly-level', { cadence: { ...WEEKLY, missingAfter: 1 } }),
  flow('daily', { grain: 'day', cadence: DAILY }),
  flow('evening', { grain: 'day', cadence: { ...DAILY, by: '20:00' } }),
  flow('weekly'),
  flow('monthly', { grain: 'month', cadence: MONTHLY }),
  flow('yearly', { grain: 'year', cadence: { ...MONTHLY, every: 'year' } }),
]
const catalogue = catalogueOf(MEASURES, [])
const { frame } = partsOf(catalogue, bookOf([]))
const over = (measure: string, window: Window) => count('c', measure, { window })
const now = (grain: Window['grain'], number = 1): Window => ({ grain, count: number, upTo: 'now' })
const due = (grain: Window['grain'], number = 1): Window => ({ grain, count: number, upTo: 'due' })

const span = (measure: string, window: Window, asOf: string) => {
  const { from, to } = frame(over(measure, window), asOf)
  return `${formatDay(from)} ${formatDay(to - 1)}`
}
const asked = (measure: string, window: Window, asOf: string) =>
  frame(over(measure, window), asOf).required[0]?.map(formatPeriod)

describe('a window up to now', () => {
  it('is the period that holds the day and those before it', () => {
    expect(span('daily', now('day'), '2026-11-23 10:00')).toBe('2026-11-23 2026-11-23')
    expect(span('daily', now('day', 30), '2026-11-23 10:00')).toBe('2026-10-25 2026-11-23')
    expect(span('daily', now('week'), '2026-11-25 10:00')).toBe('2026-11-23 2026-11-29')
    expect(span('daily', now('month', 2), '2026-01-05 10:00')).toBe('2025-12-01 2026-01-31')
    expect(span('weekly', now('reporting-month'), '2026-11-23 10:00')).toBe('2026-11-15 2026-12-14')
  })

  it('asks only for what is due by then', () => {
    expect(asked('daily', now('week'), '2026-11-25 10:00')).toEqual(['2026-11-23', '2026-11-24'])
    expect(asked('daily', now('week'), '2026-11-25 17:00')).toEqual(['2026-11-23', '2026-11-24', '2026-11-25'])
    expect(asked('daily', now('week'), '2026-11-23 16:59')).toEqual([])
    expect(asked('daily', now('week'), '2026-11-29 17:00')).toHaveLength(5)
  })
})

describe('a window up to what was due', () => {
  it('ends with the last period that was due', () => {
    expect(span('daily', due('day'), '2026-11-23 16:59')).toBe('2026-11-20 2026-11-20')
    expect(span('daily', due('day'), '2026-11-23 17:00')).toBe('2026-11-23 2026-11-23')
    expect(span('weekly', due('week', 4), '2026-11-27 16:59')).toBe('2026-10-26 2026-11-22')
    expect(span('weekly', due('week', 4), '2026-11-27 17:00')).toBe('2026-11-02 2026-11-29')
    expect(span('monthly', due('month'), '2026-11-06 16:59')).toBe('2026-09-01 2026-09-30')
    expect(span('monthly', due('quarter'), '2026-11-23 10:00')).toBe('2026-07-01 2026-09-30')
  })

  it('waits for the last part of its last period, whatever the grain', () => {
    expect(span('daily', due('month'), '2026-11-30 16:59')).toBe('2026-10-01 2026-10-31')
    expect(span('daily', due('month'), '2026-11-30 17:00')).toBe('2026-11-01 2026-11-30')
    expect(span('daily', due('week'), '2026-11-27 17:00')).toBe('2026-11-23 2026-11-29')
    expect(span('weekly', due('month'), '2026-11-23 10:00')).toBe('2026-10-01 2026-10-31')
    expect(span('weekly', due('month'), '2026-11-20 17:00')).toBe('2026-10-01 2026-10-31')
    expect(span('weekly', due('month'), '2026-11-27 17:00')).toBe('2026-11-01 2026-11-30')
  })

  it('passes over a week wholly off', () => {
    expect(span('weekly', due('week', 2), '2026-02-25 10:00')).toBe('2026-02-02 2026-02-15')
    expect(asked('weekly', due('week', 2), '2026-02-27 17:00')).toEqual(['2026-W09'])
    expect(span('weekly', due('week', 2), '2026-02-27 17:00')).toBe('2026-02-16 2026-03-01')
  })

  it('waits for all parts of a formula', () => {
    const both = ratio('r', 'daily', 'evening', { window: due('day') })
    expect(formatDay(frame(both, '2026-11-23 17:00').from)).toBe('2026-11-20')
    expect(formatDay(frame(both, '2026-11-23 20:00').from)).toBe('2026-11-23')
  })

  it('asks for a period once it is due for all parts of its grain', () => {
    const both = ratio('r', 'daily', 'evening', { window: now('day') })
    expect(frame(both, '2026-11-23 19:59').required).toEqual([[], []])
    expect(frame(both, '2026-11-23 20:00').required.map((list) => list.length)).toEqual([1, 1])
    const other = ratio('r', 'daily', 'monthly', { window: now('month') })
    expect(frame(other, '2026-11-23 17:00').required.map((list) => list.length)).toEqual([16, 0])
  })

  it('is empty where no period of a flow fits into the window', () => {
    const never = frame(over('yearly', due('month')), '2026-11-23 10:00')
    expect([never.from, never.to]).toEqual([day('2026-11-23'), day('2026-11-23')])
    expect(never.required).toEqual([[]])
  })

  it('of stocks alone is the period of today', () => {
    expect(span('level', due('week'), '2026-11-25 10:00')).toBe('2026-11-23 2026-11-29')
  })
})

describe('how old a stock may be', () => {
  const carried = (measure: string, asOf: string) => frame(over(measure, now('day')), asOf).carriedFrom

  it('is by its cadence, to the start of the last period that may be missed', () => {
    expect(carried('level', '2026-11-23 16:59')).toEqual([at('2026-11-19')])
    expect(carried('level', '2026-11-23 17:00')).toEqual([at('2026-11-20')])
    expect(carried('weekly-level', '2026-11-23 10:00')).toEqual([at('2026-11-16')])
    expect(carried('daily', '2026-11-23 10:00')).toEqual([Number.NEGATIVE_INFINITY])
  })

  it('knows the instant and the day it stands at', () => {
    const stands = frame(over('level', now('day')), '2026-11-23 10:00')
    expect([stands.asOf, stands.day]).toEqual([at('2026-11-23 10:00'), day('2026-11-23')])
  })
})

describe('the same window a year before', () => {
  const before = (measure: string, window: Window, asOf: string) => {
    const { from, to } = frame(over(measure, window), asOf, 'year-before')
    return `${formatDay(from)} ${formatDay(to - 1)}`
  }

  it('bears the same names', () => {
    expect(before('monthly', due('month', 3), '2026-11-23 10:00')).toBe('2025-08-01 2025-10-31')
    expect(before('monthly', due('quarter'), '2026-11-23 10:00')).toBe('2025-07-01 2025-09-30')
    expect(before('weekly', due('week'), '2026-11-23 10:00')).toBe('2025-11-17 2025-11-23')
    expect(before('weekly', due('week', 4), '2027-01-22 17:00')).toBe('2025-12-22 2026-01-18')
    expect(before('weekly', due('week', 5), '2027-01-22 17:00')).toBe('2025-12-15 2026-01-18')
    expect(before('daily', due('day'), '2024-02-29 18:00')).toBe('2023-02-28 2023-02-28')
    expect(before('daily', due('month'), '2025-03-31 18:00')).toBe('2024-03-01 2024-03-31')
  })

  it('is cut off where now stands', () => {
    expect(before('daily', now('month'), '2026-11-23 10:00')).toBe('2025-11-01 2025-11-23')
    expect(before('daily', now('year'), '2026-11-23 10:00')).toBe('2025-01-01 2025-11-23')
    expect(before('daily', now('day'), '2026-11-23 10:00')).toBe('2025-11-23 2025-11-23')
  })

  it('asks for everything in it that ever fell due', () => {
    const year = frame(over('monthly', due('month', 3)), '2026-11-23 10:00', 'year-before')
    expect(year.required[0]?.map(formatPeriod)).toEqual(['2025-08', '2025-09', '2025-10'])
    const days = frame(over('daily', now('week')), '2026-11-25 10:00', 'year-before')
    expect(days.required[0]?.map(formatPeriod)).toEqual(['2025-11-24', '2025-11-25'])
  })

  it('reads stocks as of the end of the same date: of days long past only the ends are at hand', () => {
    const stands = frame(over('level', now('day')), '2026-11-23 10:00', 'year-before')
    expect([stands.asOf, stands.day]).toEqual([at('2025-11-24') - 1, day('2025-11-23')])
    expect(stands.carriedFrom).toEqual([at('2025-11-20')])
  })
})

describe('frames kept', () => {
  it('are shared by formulas alike in window, grain and cadence', () => {
    const { kit, plan } = partsOf(catalogue, bookOf([]))
    const one = plan(count('one', 'daily', { window: now('week') }))
    const same = plan(count('same', 'daily', { window: now('week') }))
    const later = plan(count('later', 'evening', { window: now('week') }))
    const asOf = at('2026-11-25 17:30')
    expect(kit.frameFor(one, asOf, 'now')).toBe(kit.frameFor(same, asOf, 'now'))
    expect(kit.frameFor(one, asOf, 'now')).not.toEqual(kit.frameFor(later, asOf, 'now'))
    expect(kit.frameFor(one, asOf, 'year-before')).not.toEqual(kit.frameFor(one, asOf, 'now'))
  })

  it('are right however many instants were asked for', () => {
    const { kit, plan } = partsOf(catalogue, bookOf([]))
    const one = plan(count('one', 'daily', { window: now('day') }))
    for (let i = 0; i < 1100; i++) {
      const asOf = at('2026-11-23') + i * 3_600_000
      expect(kit.frameFor(one, asOf, 'now').asOf).toBe(asOf)
    }
    expect(kit.frameFor(one, at('2026-11-23'), 'now').day).toBe(day('2026-11-23'))
  })
})

describe('frames of one formula', () => {
  const alike = (measure: string, window: Window, ...days: readonly string[]) =>
    new Set(days.map((asOf) => frame(over(measure, window), asOf).alike)).size === 1

  it('are alike as long as the same periods are summed and asked for', () => {
    expect(alike('weekly', due('week', 4), '2026-11-20 17:00', '2026-11-22 10:00', '2026-11-27 16:59')).toBe(true)
    expect(alike('weekly', due('week', 4), '2026-11-27 16:59', '2026-11-27 17:00')).toBe(false)
    expect(alike('daily', due('day', 30), '2026-11-20 17:00', '2026-11-21 10:00', '2026-11-23 16:59')).toBe(true)
    expect(alike('daily', now('week'), '2026-11-23 16:59', '2026-11-23 17:00')).toBe(false)
    expect(alike('daily', now('week'), '2026-11-23 17:00', '2026-11-24 16:59')).toBe(false)
  })

  it('with a stock in it are alike at one instant alone', () => {
    expect(alike('level', now('day'), '2026-11-23 10:00', '2026-11-23 10:01')).toBe(false)
    const { alike: one } = frame(ratio('r', 'weekly', 'level'), '2026-11-21 10:00')
    expect(frame(ratio('r', 'weekly', 'level'), '2026-11-22 10:00').alike).not.toBe(one)
  })

  it('with a stock and a flow are not alike where one is cut off at its instant and the other runs on', () => {
    const { kit, plan } = partsOf(catalogue, bookOf([]))
    const mixed = plan(ratio('r', 'weekly', 'level', { window: now('month') }))
    const asOf = at('2026-11-18 10:00')
    const before = kit.frameFor(mixed, asOf, 'year-before')
    const then = kit.frameFor(mixed, before.asOf, 'now')
    expect(then.asOf).toBe(before.asOf)
    expect(then.to).not.toBe(before.to)
    expect(then.alike).not.toBe(before.alike)
  })
})
