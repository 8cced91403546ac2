import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addWorkingDays, isWorkingDay, workingDayAtOrBefore, workingDaysBetween } from './calendar.ts'
import { formatDay } from './period-text.ts'
import { TET } from './testing/example.ts'
import { day } from './testing/example-units.ts'

const NEVER = { weekend: [1, 2, 3, 4, 5, 6, 7], holidays: new Map(), workedDays: new Set<number>() }
const near = fc.integer({ min: day('2026-01-01'), max: day('2026-12-31') })

describe('a working day', () => {
  it.each([
    ['2026-02-13', true, 'an ordinary Friday'],
    ['2026-02-14', false, 'a Saturday'],
    ['2026-02-15', false, 'a Sunday'],
    ['2026-02-16', false, 'the first day of Tết'],
    ['2026-02-20', false, 'the last day of Tết'],
    ['2026-02-23', true, 'the Monday after'],
    ['2026-02-28', true, 'a Saturday worked in exchange'],
    ['2026-03-01', false, 'the Sunday after it'],
  ])('%s: %s (%s)', (text, expected) => {
    expect(isWorkingDay(TET, day(text))).toBe(expected)
  })

  it('worked in exchange beats even a holiday', () => {
    const both = { ...TET, workedDays: new Set([day('2026-02-16')]) }
    expect(isWorkingDay(both, day('2026-02-16'))).toBe(true)
  })
})

describe('counting working days', () => {
  it('leaves Tết out and takes the exchanged Saturday in', () => {
    expect(workingDaysBetween(TET, day('2026-02-13'), day('2026-02-24'))).toBe(2)
    expect(workingDaysBetween(TET, day('2026-02-23'), day('2026-03-02'))).toBe(6)
    expect(workingDaysBetween(TET, day('2026-02-13'), day('2026-02-13'))).toBe(0)
  })

  it('adds up over adjoining stretches', () => {
    fc.assert(
      fc.property(near, fc.nat(40), fc.nat(40), (from, a, b) => {
        const whole = workingDaysBetween(TET, from, from + a + b)
        expect(whole).toBe(workingDaysBetween(TET, from, from + a) + workingDaysBetween(TET, from + a, from + a + b))
      }),
    )
  })
})

describe('adding working days', () => {
  it('steps over Tết', () => {
    expect(formatDay(addWorkingDays(TET, day('2026-02-13'), 1) ?? 0)).toBe('2026-02-23')
    expect(formatDay(addWorkingDays(TET, day('2026-02-27'), 1) ?? 0)).toBe('2026-02-28')
    expect(formatDay(addWorkingDays(TET, day('2026-02-14'), 2) ?? 0)).toBe('2026-02-24')
  })

  it('of none or fewer stays', () => {
    expect(addWorkingDays(TET, 100, 0)).toBe(100)
    expect(addWorkingDays(TET, 100, -2)).toBe(100)
  })

  it('lands on a working day with that many in between', () => {
    fc.assert(
      fc.property(near, fc.integer({ min: 1, max: 30 }), (from, count) => {
        const reached = addWorkingDays(TET, from, count) ?? Number.NaN
        expect(isWorkingDay(TET, reached)).toBe(true)
        expect(workingDaysBetween(TET, from + 1, reached + 1)).toBe(count)
      }),
    )
  })

  it('gives up on a calendar that never works', () => {
    expect(addWorkingDays(NEVER, 100, 1)).toBeUndefined()
    expect(workingDayAtOrBefore(NEVER, 100)).toBeUndefined()
  })

  it('still finds a day after a rest of sixty days, and none after sixty-one', () => {
    const rest = (days: number) => ({ ...NEVER, workedDays: new Set([100 + days + 1, 100 - days]) })
    expect(addWorkingDays(rest(60), 100, 1)).toBe(161)
    expect(addWorkingDays(rest(61), 100, 1)).toBeUndefined()
    expect(workingDayAtOrBefore(rest(60), 100)).toBe(40)
    expect(workingDayAtOrBefore(rest(61), 100)).toBeUndefined()
  })
})

describe('the working day at or before', () => {
  it('is the day itself when it is worked', () => {
    expect(workingDayAtOrBefore(TET, day('2026-02-13'))).toBe(day('2026-02-13'))
    expect(workingDayAtOrBefore(TET, day('2026-02-20'))).toBe(day('2026-02-13'))
    expect(workingDayAtOrBefore(TET, day('2026-03-01'))).toBe(day('2026-02-28'))
  })
})
