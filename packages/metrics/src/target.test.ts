import { describe, expect, it } from 'vitest'
import type { Target } from './indicator.ts'
import { target as aTarget, ratio } from './testing/example.ts'
import { day } from './testing/example-units.ts'
import { targetFor } from './target.ts'

const on = (targets: readonly Target[], unit: string, date: string) =>
  targetFor(ratio('r', 'a', 'b', { targets }), unit, day(date))?.value

describe('the target that counts', () => {
  const yearly = [
    aTarget(80),
    aTarget(90, { from: day('2026-01-01') }),
    aTarget(95, { from: day('2026-07-01') }),
    aTarget(99, { from: day('2027-01-01') }),
  ]

  it('is the latest that has begun', () => {
    expect(on(yearly, 'u', '2025-12-31')).toBe(80)
    expect(on(yearly, 'u', '2026-01-01')).toBe(90)
    expect(on(yearly, 'u', '2026-06-30')).toBe(90)
    expect(on(yearly, 'u', '2026-07-01')).toBe(95)
    expect(on(yearly.toReversed(), 'u', '2026-11-23')).toBe(95)
  })

  it('is a unit’s own before the general one, even an older own', () => {
    const own = [...yearly, aTarget(70, { unit: 'u', from: day('2024-01-01') })]
    expect(on(own, 'u', '2026-11-23')).toBe(70)
    expect(on(own, 'v', '2026-11-23')).toBe(95)
    expect(on(own, 'u', '2023-12-31')).toBe(80)
  })

  it('is none before any began', () => {
    expect(on([aTarget(90, { from: day('2026-01-01') })], 'u', '2025-12-31')).toBeUndefined()
    expect(on([], 'u', '2025-12-31')).toBeUndefined()
    expect(on([aTarget(90, { unit: 'v' })], 'u', '2026-01-01')).toBeUndefined()
  })

  it('of two begun on one day is the later in the list', () => {
    expect(on([aTarget(1), aTarget(2)], 'u', '2026-01-01')).toBe(2)
  })
})
