import { describe, expect, it } from 'vitest'
import { nextChangeAt } from './next-change.ts'
import { cellFrom } from './testing/evaluation.ts'
import { at, catalogueOf, count, DAILY, flow, ratio, stock, type Told, WEEKLY } from './testing/example.ts'
import { DISTRICT, OLD_COMMUNES } from './testing/example-units.ts'

/** "By 17:00 on working days", followed hour by hour over Tết 2026 (16 to 20 February). */
const catalogue = catalogueOf(
  [stock('open'), flow('got', { grain: 'day', cadence: DAILY }), flow('week', { cadence: WEEKLY })],
  [
    count('open.now', 'open', { direction: 'none', targets: [] }),
    count('got.last-day', 'got', { window: { grain: 'day', count: 1, upTo: 'due' } }),
    count('got.last-week', 'got', { window: { grain: 'week', count: 1, upTo: 'due' } }),
    ratio('got.share', 'got', 'got', { window: { grain: 'day', count: 3, upTo: 'due' } }),
    count('week.last', 'week', { window: { grain: 'week', count: 1, upTo: 'due' } }),
  ],
)
const got = (dates: readonly string[], unit = '20599'): Told[] =>
  dates.map((date, i) => ({ measure: 'got', unit, period: `2026-02-${date}`, value: i + 1 }))
const look = (told: readonly Told[], indicator: string, when: string, unit = '20599') =>
  cellFrom(catalogue, told, indicator, unit, `2026-02-${when}`)

describe('a daily stock over Tết', () => {
  const told: Told[] = [{ measure: 'open', unit: '20599', at: '2026-02-13 16:30', value: 8 }]

  it.each([
    ['13 16:30', 'fresh', '13 17:00'],
    ['13 17:00', 'fresh', '23 17:00'],
    ['14 09:00', 'fresh', '23 17:00'],
    ['16 09:00', 'fresh', '23 17:00'],
    ['20 17:00', 'fresh', '23 17:00'],
    ['22 23:59', 'fresh', '23 17:00'],
    ['23 16:59', 'fresh', '23 17:00'],
    ['23 17:00', 'late', '24 17:00'],
    ['24 16:59', 'late', '24 17:00'],
  ])('at %s is %s and next due at %s', (when, state, nextDue) => {
    expect(look(told, 'open.now', when)).toMatchObject({
      value: 8,
      freshness: { state, nextDue: at(`2026-02-${nextDue}`) },
    })
  })

  it('is missing when the second working day after passes too', () => {
    expect(look(told, 'open.now', '24 17:00')).toMatchObject({ value: null, reason: 'missing' })
  })

  it('is due on the Saturday worked in exchange', () => {
    const week: Told[] = [{ measure: 'open', unit: '20599', at: '2026-02-27 16:00', value: 9 }]
    expect(look(week, 'open.now', '27 17:00').freshness.nextDue).toBe(at('2026-02-28 17:00'))
    expect(look(week, 'open.now', '28 17:00').freshness.state).toBe('late')
  })
})

describe('a daily flow over Tết', () => {
  const before = got(['09', '10', '11', '12', '13'])

  it('stands at the last working day until the first after', () => {
    expect(look(before, 'got.last-day', '13 17:00').value).toBe(5)
    expect(look(before, 'got.last-day', '23 16:59').value).toBe(5)
    expect(look(before, 'got.last-day', '23 17:00')).toMatchObject({ value: null, reason: 'incomplete' })
  })

  it('holds the last whole week that was asked for', () => {
    expect(look(before, 'got.last-week', '15 12:00').value).toBe(15)
    expect(look(before, 'got.last-week', '22 12:00').value).toBe(15)
  })

  it('has a week of six days when a Saturday is worked', () => {
    const week = got(['23', '24', '25', '26', '27', '28'])
    expect(look(week, 'got.last-week', '28 17:00').value).toBe(21)
    expect(look(week.slice(0, 5), 'got.last-week', '28 17:00').value).toBeNull()
    expect(look([...before, ...week.slice(0, 5)], 'got.last-week', '28 16:59').value).toBe(15)
  })

  it('of three days reaches over the days off without asking for them', () => {
    const days = got(['13', '23'])
    expect(look(days, 'got.share', '23 17:00')).toMatchObject({ numerator: 2, value: 100 })
    const worked = [...days, ...got(['21'], '20599')]
    expect(look(worked, 'got.share', '23 17:00')).toMatchObject({ numerator: 3 })
  })

  it('of a unit that was silent all through is late at the first due moment, and named', () => {
    const all = OLD_COMMUNES.flatMap(([code]) => got(code === '20638' ? ['13'] : ['13', '23'], code))
    const cell = look(all, 'got.last-day', '23 17:00', DISTRICT)
    expect(cell.coverage).toEqual({ reported: 13, due: 14, missing: ['20638'], excluded: [] })
    expect(look(all, 'got.last-day', '23 17:00', '20638').freshness.state).toBe('late')
    expect(look(all, 'got.last-day', '24 17:00', '20638').freshness.state).toBe('missing')
  })
})

describe('a weekly flow over Tết', () => {
  const weeks: Told[] = [
    { measure: 'week', unit: '20599', period: '2026-W07', value: 7 },
    { measure: 'week', unit: '20599', period: '2026-W09', value: 9 },
  ]

  it('is not asked for the week wholly off', () => {
    expect(look(weeks, 'week.last', '20 17:00').value).toBe(7)
    expect(look(weeks, 'week.last', '22 12:00').freshness.state).toBe('fresh')
    expect(look(weeks, 'week.last', '27 17:00')).toMatchObject({ value: 9, freshness: { state: 'fresh' } })
  })
})

describe('the clock over Tết', () => {
  it('changes nothing but days until work begins again', () => {
    expect(nextChangeAt(catalogue, at('2026-02-13 17:00'))).toBe(at('2026-02-14'))
    expect(nextChangeAt(catalogue, at('2026-02-18 12:00'))).toBe(at('2026-02-19'))
    expect(nextChangeAt(catalogue, at('2026-02-23 00:00'))).toBe(at('2026-02-23 17:00'))
  })
})
