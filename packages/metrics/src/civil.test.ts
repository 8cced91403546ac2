import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { civilOf, dayOfCivil, shiftYears, weekdayOf } from './civil.ts'

const anyDay = fc.integer({ min: -800_000, max: 1_200_000 })

describe('civil dates', () => {
  it('count days from 1970-01-01', () => {
    expect(dayOfCivil(1970, 1, 1)).toBe(0)
    expect(dayOfCivil(1970, 1, 2)).toBe(1)
    expect(dayOfCivil(1969, 12, 31)).toBe(-1)
    expect(dayOfCivil(2000, 2, 29)).toBe(11_016)
    expect(dayOfCivil(2026, 11, 23)).toBe(20_780)
  })

  it('agree with the proleptic Gregorian calendar', () => {
    fc.assert(
      fc.property(anyDay, (day) => {
        const date = new Date(day * 86_400_000)
        expect(civilOf(day)).toEqual({
          year: date.getUTCFullYear(),
          month: date.getUTCMonth() + 1,
          dayOfMonth: date.getUTCDate(),
        })
      }),
    )
  })

  it('come back from their day', () => {
    fc.assert(
      fc.property(anyDay, (day) => {
        const { year, month, dayOfMonth } = civilOf(day)
        expect(dayOfCivil(year, month, dayOfMonth)).toBe(day)
      }),
    )
  })

  it('run over into the next or the last year', () => {
    expect(dayOfCivil(2025, 13, 1)).toBe(dayOfCivil(2026, 1, 1))
    expect(dayOfCivil(2026, 0, 15)).toBe(dayOfCivil(2025, 12, 15))
    expect(dayOfCivil(2026, -11, 1)).toBe(dayOfCivil(2025, 1, 1))
    expect(dayOfCivil(2026, 2, 31)).toBe(dayOfCivil(2026, 3, 3))
  })

  it.each([
    [2000, 29],
    [2024, 29],
    [2025, 28],
    [1900, 28],
    [2100, 28],
  ])('give February %i %i days', (year, days) => {
    expect(dayOfCivil(year, 3, 1) - dayOfCivil(year, 2, 1)).toBe(days)
  })
})

describe('shifting by years', () => {
  it('keeps the date', () => {
    expect(shiftYears(dayOfCivil(2026, 11, 23), -1)).toBe(dayOfCivil(2025, 11, 23))
    expect(shiftYears(dayOfCivil(2026, 1, 1), 3)).toBe(dayOfCivil(2029, 1, 1))
    expect(shiftYears(dayOfCivil(2026, 12, 31), -1)).toBe(dayOfCivil(2025, 12, 31))
  })

  it('takes 29 February to the 28th where there is none', () => {
    expect(shiftYears(dayOfCivil(2024, 2, 29), -1)).toBe(dayOfCivil(2023, 2, 28))
    expect(shiftYears(dayOfCivil(2024, 2, 29), -4)).toBe(dayOfCivil(2020, 2, 29))
  })
})

describe('weekdays', () => {
  it('count from Monday', () => {
    expect(weekdayOf(dayOfCivil(2026, 11, 23))).toBe(1)
    expect(weekdayOf(dayOfCivil(2026, 11, 29))).toBe(7)
    expect(weekdayOf(0)).toBe(4)
  })

  it('agree with the calendar before 1970 too', () => {
    fc.assert(
      fc.property(anyDay, (day) => {
        expect(weekdayOf(day)).toBe(new Date(day * 86_400_000).getUTCDay() || 7)
      }),
    )
  })
})
