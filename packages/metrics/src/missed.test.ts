import { describe, expect, it } from 'vitest'
import { missedDues, owedDues, owedFrom } from './missed.ts'
import { day } from './testing/example-units.ts'
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

describe('what was never reported', () => {
  const OLD = { validFrom: day('2008-01-01') }
  const from = (text: string) => ({ ...CALENDAR, from: day(text) })

  it('is owed by nobody where nothing says from when', () => {
    expect(owedFrom({}, OLD)).toBeNull()
    expect(owedDues(CALENDAR, DAYS, OLD, at('2026-11-23 18:00'))).toBeUndefined()
  })

  it('is owed from the first day it was due, and not a minute before', () => {
    expect(owedDues(from('2026-11-19'), DAYS, OLD, at('2026-11-19 16:59'))).toBeUndefined()
    expect(owedDues(from('2026-11-19'), DAYS, OLD, at('2026-11-19 17:00'))).toEqual({
      since: at('2026-11-19 17:00'),
      count: 1,
    })
    expect(owedDues(from('2026-11-19'), DAYS, OLD, at('2026-11-23 18:00'))).toEqual({
      since: at('2026-11-19 17:00'),
      count: 3,
    })
  })

  it('is owed from the first working day, and of the first whole week', () => {
    expect(owedDues(from('2026-02-16'), DAYS, OLD, at('2026-02-24 18:00'))).toEqual({
      since: at('2026-02-23 17:00'),
      count: 2,
    })
    expect(owedDues(from('2026-11-10'), WEEKS, OLD, at('2026-11-23 18:00'))).toEqual({
      since: at('2026-11-20 17:00'),
      count: 1,
    })
  })

  it('is owed by a unit that began later from its own first day', () => {
    const young = { validFrom: day('2026-11-20') }
    expect(owedFrom(from('2026-01-01'), young)).toBe(day('2026-11-20'))
    expect(owedDues(from('2026-01-01'), DAYS, young, at('2026-11-23 18:00'))).toEqual({
      since: at('2026-11-20 17:00'),
      count: 2,
    })
  })

  it('keeps its first day however long ago that is, and counts to forty', () => {
    expect(owedDues(from('2025-01-06'), DAYS, OLD, at('2026-11-23 18:00'))).toEqual({
      since: at('2025-01-06 17:00'),
      count: 40,
    })
  })
})
