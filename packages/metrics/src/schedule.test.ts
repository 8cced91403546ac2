import { describe, expect, it } from 'vitest'
import { parsePeriod } from './period-text.ts'
import { createSchedule } from './schedule.ts'
import { at, DAILY, flow, MONTHLY, OFFSET, stock, TET, WEEKLY } from './testing/example.ts'

const schedule = createSchedule({ calendar: TET, utcOffsetMinutes: OFFSET })
const NEVER = createSchedule({
  calendar: { weekend: [1, 2, 3, 4, 5, 6, 7], holidays: new Map(), workedDays: new Set() },
  utcOffsetMinutes: OFFSET,
})
const period = (text: string) => {
  const parsed = parsePeriod(text)
  if (!parsed) throw new Error(`${text} is no period`)
  return parsed
}

describe('where a cadence stands', () => {
  it('tells what was last due, from when a reading is fresh, and from when it is carried', () => {
    expect(schedule.standing(DAILY, at('2026-11-23 10:00'))).toEqual({
      lastDue: period('2026-11-20'),
      freshFrom: at('2026-11-20'),
      carriedFrom: at('2026-11-19'),
      nextDue: at('2026-11-23 17:00'),
    })
  })

  it('lets as many due moments pass as the cadence allows', () => {
    const carried = (missingAfter: number) =>
      schedule.standing({ ...WEEKLY, missingAfter }, at('2026-11-23 10:00')).carriedFrom
    expect(carried(1)).toBe(at('2026-11-16'))
    expect(carried(2)).toBe(at('2026-11-09'))
    expect(carried(3)).toBe(at('2026-11-02'))
  })

  it('is all open where nothing ever falls due', () => {
    expect(NEVER.standing(DAILY, at('2026-11-23 10:00'))).toEqual({
      lastDue: null,
      freshFrom: Number.NEGATIVE_INFINITY,
      carriedFrom: Number.NEGATIVE_INFINITY,
      nextDue: null,
    })
  })

  it('is found once per instant, and is right however many were asked for', () => {
    const first = schedule.standing(DAILY, at('2026-11-23 10:00'))
    expect(schedule.standing(DAILY, at('2026-11-23 10:00'))).toBe(first)
    for (let i = 0; i < 1100; i++) schedule.standing(DAILY, at('2026-11-01') + i)
    expect(schedule.standing(DAILY, at('2026-11-23 10:00'))).toEqual(first)
  })
})

describe('when the reading of a flow’s own period falls due', () => {
  it('is by its cadence where that asks for the same periods', () => {
    expect(schedule.flowDue(flow('w'), period('2026-W48'))).toBe(at('2026-11-27 17:00'))
    expect(schedule.flowDue(flow('w'), period('2026-W08'))).toBeNull()
    const monthly = flow('m', { grain: 'month', cadence: MONTHLY })
    expect(schedule.flowDue(monthly, period('2026-10'))).toBe(at('2026-11-06 17:00'))
  })

  it('is the first due moment after its end where that asks for others', () => {
    const daily = flow('d', { grain: 'day', cadence: WEEKLY })
    expect(schedule.flowDue(daily, period('2026-11-23'))).toBe(at('2026-11-27 17:00'))
    expect(schedule.flowDue(daily, period('2026-11-27'))).toBe(at('2026-12-04 17:00'))
    expect(schedule.flowDue(daily, period('2026-02-13'))).toBe(at('2026-02-27 17:00'))
    const month = flow('m', { grain: 'month', cadence: DAILY })
    expect(schedule.flowDue(month, period('2026-10'))).toBe(at('2026-11-02 17:00'))
    const midnight = flow('m', { grain: 'day', cadence: { ...DAILY, by: '00:00' } })
    expect(schedule.flowDue({ ...midnight, grain: 'week' }, period('2026-W47'))).toBe(at('2026-11-23 00:00'))
  })

  it('is never where nobody works', () => {
    expect(NEVER.flowDue(flow('w'), period('2026-W48'))).toBeNull()
    expect(NEVER.flowDue(flow('d', { grain: 'day' }), period('2026-11-23'))).toBeNull()
  })

  it('is kept apart for measures and periods', () => {
    const monday = flow('w', { cadence: { ...WEEKLY, weekday: 1 } })
    expect(schedule.flowDue(monday, period('2026-W48'))).toBe(at('2026-11-23 17:00'))
    expect(schedule.flowDue(monday, period('2026-W49'))).toBe(at('2026-11-30 17:00'))
    expect(schedule.flowDue(monday, period('2026-W48'))).toBe(at('2026-11-23 17:00'))
  })

  it('does not depend on a stock’s cadence of the same name', () => {
    expect(schedule.standing(stock('w').cadence, at('2026-11-23 17:00')).freshFrom).toBe(at('2026-11-23'))
  })
})
