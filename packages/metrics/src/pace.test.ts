import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { paceOf } from './pace.ts'

const UP = { direction: 'up' } as const
const DOWN = { direction: 'down' } as const
const TODAY = 20_000

const line = (from: number, perDay: number, days = 30) => Array.from({ length: days }, (_, i) => from + i * perDay)
/** Values of days, today last. */
const ago = (trend: readonly (number | null)[]) => (days: number) => trend.at(-1 - days) ?? null

describe('pace', () => {
  it('tells what was done per week over four weeks, and what the target needs per week', () => {
    const trend = line(94.2, 0.3 / 7)
    const value = trend.at(-1) ?? 0
    const pace = paceOf(UP, ago(trend), 97, TODAY + 27, TODAY)
    expect(pace?.done).toBeCloseTo(0.3, 10)
    expect(pace?.needed).toBeCloseTo((97 - value) / 4, 10)
  })

  it('looks back 28 days, not to the start of the trend', () => {
    const trend = [1000, ...line(0, 1, 29)]
    expect(paceOf(UP, ago(trend), null, null, TODAY)?.done).toBe(7)
  })

  it('makes do with what is known of the four weeks, at least one', () => {
    const gone = (count: number) => [...Array.from({ length: count }, () => null), ...line(50, 1, 30 - count)]
    expect(paceOf(UP, ago(gone(10)), null, null, TODAY)?.done).toBe(7)
    expect(paceOf(UP, ago(gone(22)), null, null, TODAY)?.done).toBe(7)
    expect(paceOf(UP, ago(gone(23)), null, null, TODAY)).toBeNull()
  })

  it('is unknown without a value', () => {
    expect(paceOf(UP, ago([...line(50, 1, 29), null]), 97, TODAY + 10, TODAY)).toBeNull()
    expect(paceOf(UP, ago([]), 97, TODAY + 10, TODAY)).toBeNull()
  })

  it('needs nothing without a dated target, past its date, or once reached', () => {
    const trend = line(50, 1)
    expect(paceOf(UP, ago(trend), null, null, TODAY)?.needed).toBeNull()
    expect(paceOf(UP, ago(trend), 97, null, TODAY)?.needed).toBeNull()
    expect(paceOf(UP, ago(trend), null, TODAY + 7, TODAY)?.needed).toBeNull()
    expect(paceOf(UP, ago(trend), 97, TODAY - 1, TODAY)?.needed).toBeNull()
    expect(paceOf(UP, ago(trend), 79, TODAY + 7, TODAY)?.needed).toBeNull()
    expect(paceOf({ direction: 'none' }, ago(trend), 97, TODAY + 7, TODAY)?.needed).toBeNull()
  })

  it('counts today: on the last day the whole gap is a day’s work', () => {
    expect(paceOf(UP, ago(line(50, 0)), 51, TODAY, TODAY)?.needed).toBe(7)
    expect(paceOf(UP, ago(line(50, 0)), 57, TODAY + 6, TODAY)?.needed).toBe(7)
  })

  it('is negative where less is better', () => {
    const pace = paceOf(DOWN, ago(line(50, -1)), 7, TODAY + 13, TODAY)
    expect(pace).toEqual({ done: -7, needed: -7 })
    expect(paceOf(DOWN, ago(line(50, -1)), 21, TODAY + 13, TODAY)?.needed).toBeNull()
  })

  it('kept at what is needed reaches the target on its day', () => {
    const numbers = fc.double({ min: 0, max: 90, noNaN: true })
    fc.assert(
      fc.property(numbers, fc.integer({ min: 0, max: 300 }), (value, days) => {
        const pace = paceOf(UP, ago(line(value, 0)), 95, TODAY + days, TODAY)
        expect(value + ((pace?.needed ?? 0) * (days + 1)) / 7).toBeCloseTo(95, 6)
      }),
    )
  })
})
