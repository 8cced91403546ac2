import { describe, expect, it } from 'vitest'
import { bulletScale } from './bullet-scale.ts'

describe("a bullet's scale", () => {
  it('goes from 0 to 100 for a percentage, so that a bar is as long as its share', () => {
    expect(bulletScale(90, 80, null, true)).toEqual({ value: 90, target: 80, range: null })
  })

  it('leaves a little room past the largest figure of a count', () => {
    const { value, target } = bulletScale(50, 100, null, false)
    expect(target).toBeCloseTo(86.96, 1)
    expect(value).toBeCloseTo(43.48, 1)
  })

  it('shows zero as an empty bar and no value as none', () => {
    expect(bulletScale(0, 0, null, false)).toEqual({ value: 0, target: 0, range: null })
    expect(bulletScale(null, 95, null, true).value).toBeNull()
  })

  it('holds the possible range on the same scale', () => {
    expect(bulletScale(95.4, 97, { low: 93.9, high: 95.9 }, true).range).toEqual({ from: 93.9, to: 95.9 })
  })
})
