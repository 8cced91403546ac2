import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { oddJump } from './odd-jump.ts'

const value = fc.integer({ min: 0, max: 1_000_000 })
const history = fc.array(value, { minLength: 2, maxLength: 12 })
const USUAL = [40, 42, 39, 41, 40, 43, 38, 41, 40, 42, 39, 41]

describe('an odd jump', () => {
  it('is what lies far outside of a unit’s own spread, and says what was expected', () => {
    expect(oddJump(41, USUAL)).toBeNull()
    expect(oddJump(48, USUAL)).toBeNull()
    const odd = oddJump(410, USUAL)
    expect(odd?.reason).toBe('far-from-usual')
    expect(odd?.low).toBeCloseTo(32.4)
    expect(odd?.high).toBeCloseTo(48.6)
    expect(oddJump(4, USUAL)?.reason).toBe('far-from-usual')
  })

  it('is found beside one earlier slip as well as without it', () => {
    expect(oddJump(410, [...USUAL.slice(1), 4_100])?.reason).toBe('far-from-usual')
  })

  it('is looked for by a simple ratio where there are few values', () => {
    expect(oddJump(90, [30, 20])).toBeNull()
    expect(oddJump(91, [30, 20])?.reason).toBe('many-times')
    expect(oddJump(6, [30, 20])).toMatchObject({ reason: 'many-times', high: 90 })
  })

  it('is a zero where there never was one, and not where it was or the values are small', () => {
    expect(oddJump(0, USUAL)?.reason).toBe('never-zero')
    expect(oddJump(0, [0, 20, 0, 30, 25, 0])).toBeNull()
    expect(oddJump(0, [1, 2, 1, 1, 2, 1])).toBeNull()
  })

  it('lets a unit that always says the same move a little', () => {
    expect(
      oddJump(
        252,
        Array.from({ length: 12 }, () => 250),
      ),
    ).toBeNull()
    expect(
      oddJump(
        2,
        Array.from({ length: 12 }, () => 0),
      ),
    ).toBeNull()
    expect(
      oddJump(
        2_500,
        Array.from({ length: 12 }, () => 250),
      )?.reason,
    ).toBe('far-from-usual')
  })

  it('is said of nothing without a history', () => {
    fc.assert(fc.property(value, (one) => oddJump(one, []) === null && oddJump(one, [5]) === null))
  })

  it('is never said of a median, and never depends on the order of history', () => {
    fc.assert(
      fc.property(history, value, (past, one) => {
        const sorted = past.toSorted((a, b) => a - b)
        if (past.length % 2 === 1) expect(oddJump(sorted[(past.length - 1) / 2] ?? 0, past)).toBeNull()
        expect(oddJump(one, past)).toEqual(oddJump(one, past.toReversed()))
      }),
    )
  })

  it('is outside of what it says was expected, unless it is the first zero; and further out stays odd', () => {
    fc.assert(
      fc.property(history, value, fc.integer({ min: 1, max: 1_000 }), (past, one, more) => {
        const odd = oddJump(one, past)
        if (!odd || odd.reason === 'never-zero') return
        expect(one < odd.low || one > odd.high).toBe(true)
        if (one > odd.high) expect(oddJump(one + more, past)).toEqual(odd)
      }),
    )
  })

  it('is the same whatever the scale the numbers are written in', () => {
    fc.assert(
      fc.property(history, value, (past, one) => {
        const plain = oddJump(one, past)
        const tenfold = oddJump(
          one * 8,
          past.map((was) => was * 8),
          8,
        )
        expect(tenfold?.reason).toBe(plain?.reason)
      }),
    )
  })
})
