import { describe, expect, it } from 'vitest'
import { missedDues } from './missed.ts'
import { at, DAILY, flow, OFFSET, stock, TET, WEEKLY } from './testing/example.ts'

const CALENDAR = { calendar: TET, utcOffsetMinutes: OFFSET }
const DAYS = stock('days', { cadence: DAILY })
const WEEKS = flow('weeks', { cadence: WEEKLY })

describe('the due moments a unit let pass', () => {
  it('are none while the last one has its reading', () => {
    expect(missedDues(CALENDAR, DAYS, at('2026-11-20 09:00'), at('2026-11-23 16:59'))).toBeUndefined()
    expect(missedDues(CALENDAR, WEEKS, at('2026-11-20 16:00'), at('2026-11-27 16:59'))).toBeUndefined()
  })

  it('begin with the first one without a reading, and days off are not among them', () => {
    const missed = missedDues(CALENDAR, DAYS, at('2026-02-13 09:00'), at('2026-02-24 18:00'))
    expect(missed).toEqual({ since: at('2026-02-23 17:00'), count: 2 })
  })

  it('hold a stock at a period’s first instant for its answer, and a flow that ends there not', () => {
    expect(missedDues(CALENDAR, DAYS, at('2026-11-23'), at('2026-11-23 18:00'))).toBeUndefined()
    const missed = missedDues(CALENDAR, WEEKS, at('2026-11-23'), at('2026-11-27 17:00'))
    expect(missed).toEqual({ since: at('2026-11-27 17:00'), count: 1 })
  })

  it('past forty of them are dated by the last hearing', () => {
    const heard = at('2025-01-06 08:00')
    expect(missedDues(CALENDAR, DAYS, heard, at('2026-11-23 18:00'))).toEqual({ since: heard, count: 40 })
  })
})
