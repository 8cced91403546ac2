import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { dayOf, endOfDay, GRAINS, type Grain, periodOf, periodsWithin, shiftPeriod, startOfDay } from './period.ts'
import { formatDay } from './period-text.ts'
import { day } from './testing/example-units.ts'

const anyDay = fc.integer({ min: -20_000, max: 40_000 })
const anyGrain = fc.constantFrom(...GRAINS)
const offsets = fc.constantFrom(420, 0, -300, 345)

const spanOf = (grain: Grain, text: string) => {
  const period = periodOf(grain, day(text))
  return [formatDay(period.start), formatDay(period.end - 1)]
}

describe('a day in a zone', () => {
  it('begins seven hours before the same day in UTC', () => {
    expect(startOfDay(day('2026-11-23'), 420)).toBe(Date.UTC(2026, 10, 22, 17))
    expect(dayOf(Date.UTC(2026, 10, 22, 17), 420)).toBe(day('2026-11-23'))
    expect(dayOf(Date.UTC(2026, 10, 22, 17) - 1, 420)).toBe(day('2026-11-22'))
    expect(dayOf(-1, 0)).toBe(-1)
  })

  it('ends a millisecond before the next begins', () => {
    fc.assert(
      fc.property(anyDay, offsets, (any, offset) => {
        expect(endOfDay(any, offset) + 1).toBe(startOfDay(any + 1, offset))
        expect(dayOf(startOfDay(any, offset), offset)).toBe(any)
        expect(dayOf(endOfDay(any, offset), offset)).toBe(any)
      }),
    )
  })
})

describe('the period that holds a day', () => {
  it.each([
    ['day', '2026-11-23', '2026-11-23', '2026-11-23'],
    ['week', '2026-11-23', '2026-11-23', '2026-11-29'],
    ['week', '2026-11-29', '2026-11-23', '2026-11-29'],
    ['week', '2027-01-01', '2026-12-28', '2027-01-03'],
    ['month', '2026-02-10', '2026-02-01', '2026-02-28'],
    ['month', '2026-12-31', '2026-12-01', '2026-12-31'],
    ['reporting-month', '2026-11-14', '2026-10-15', '2026-11-14'],
    ['reporting-month', '2026-11-15', '2026-11-15', '2026-12-14'],
    ['reporting-month', '2026-01-14', '2025-12-15', '2026-01-14'],
    ['reporting-month', '2025-12-15', '2025-12-15', '2026-01-14'],
    ['quarter', '2026-11-23', '2026-10-01', '2026-12-31'],
    ['quarter', '2026-03-31', '2026-01-01', '2026-03-31'],
    ['year', '2026-11-23', '2026-01-01', '2026-12-31'],
  ] as const)('as a %s of %s runs %s to %s', (grain, text, first, last) => {
    expect(spanOf(grain, text)).toEqual([first, last])
  })

  it('holds it, and no neighbour does', () => {
    fc.assert(
      fc.property(anyGrain, anyDay, (grain, any) => {
        const period = periodOf(grain, any)
        expect(period.start).toBeLessThanOrEqual(any)
        expect(period.end).toBeGreaterThan(any)
        expect(shiftPeriod(period, 1).start).toBe(period.end)
        expect(shiftPeriod(period, -1).end).toBe(period.start)
        expect(period.grain).toBe(grain)
      }),
    )
  })
})

describe('shifting a period', () => {
  it('adds up', () => {
    const steps = fc.integer({ min: -100, max: 100 })
    fc.assert(
      fc.property(anyGrain, anyDay, steps, steps, (grain, any, a, b) => {
        const period = periodOf(grain, any)
        expect(shiftPeriod(shiftPeriod(period, a), b)).toEqual(shiftPeriod(period, a + b))
        expect(shiftPeriod(period, 0)).toEqual(period)
      }),
    )
  })

  it('crosses the end of the year in each grain', () => {
    expect(shiftPeriod(periodOf('month', day('2026-12-05')), 1)).toEqual(periodOf('month', day('2027-01-01')))
    expect(shiftPeriod(periodOf('quarter', day('2026-12-05')), 1)).toEqual(periodOf('quarter', day('2027-01-01')))
    expect(shiftPeriod(periodOf('reporting-month', day('2026-12-05')), 1)).toEqual(
      periodOf('reporting-month', day('2027-01-01')),
    )
  })
})

describe('the periods within days', () => {
  it('lie wholly inside', () => {
    const weeks = periodsWithin('week', day('2026-11-03'), day('2026-11-30'))
    expect(weeks.map((week) => formatDay(week.start))).toEqual(['2026-11-09', '2026-11-16', '2026-11-23'])
    expect(periodsWithin('week', day('2026-11-02'), day('2026-11-09'))).toHaveLength(1)
    expect(periodsWithin('week', day('2026-11-02'), day('2026-11-08'))).toEqual([])
    expect(periodsWithin('day', 5, 5)).toEqual([])
    expect(periodsWithin('day', 6, 5)).toEqual([])
  })

  it('cover whole periods without a hole', () => {
    fc.assert(
      fc.property(anyGrain, anyDay, fc.integer({ min: 1, max: 12 }), (grain, any, count) => {
        const first = periodOf(grain, any)
        const found = periodsWithin(grain, first.start, shiftPeriod(first, count).start)
        expect(found).toHaveLength(count)
        expect(found[0]).toEqual(first)
        for (const [i, period] of found.entries()) expect(period).toEqual(shiftPeriod(first, i))
      }),
    )
  })
})
