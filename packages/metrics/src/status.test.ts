import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { gapOf, statusOf, statusWithin } from './status.ts'

const UP = { direction: 'up', watchWithin: 5 } as const
const DOWN = { direction: 'down', watchWithin: 5 } as const
const NONE = { direction: 'none', watchWithin: 5 } as const

describe('status', () => {
  it.each([
    [UP, 95, 'on-target'],
    [UP, 95.1, 'on-target'],
    [UP, 94.9, 'watch'],
    [UP, 90, 'watch'],
    [UP, 89.999, 'off-target'],
    [UP, 0, 'off-target'],
    [DOWN, 95, 'on-target'],
    [DOWN, 94, 'on-target'],
    [DOWN, 95.1, 'watch'],
    [DOWN, 100, 'watch'],
    [DOWN, 100.1, 'off-target'],
  ] as const)('%o of %d against 95 is %s', (indicator, value, expected) => {
    expect(statusOf(indicator, value, 95)).toBe(expected)
  })

  it('is no-data without a value, whatever else', () => {
    expect(statusOf(UP, null, 95)).toBe('no-data')
    expect(statusOf(UP, null, null)).toBe('no-data')
    expect(statusOf(NONE, null, 95)).toBe('no-data')
  })

  it('is none without anything to hold the value against', () => {
    expect(statusOf(UP, 50, null)).toBeNull()
    expect(statusOf(NONE, 50, 95)).toBeNull()
  })

  it('is not thrown by the hair a subtraction of decimals leaves', () => {
    expect(95.4 - 93.8).toBeGreaterThan(1.6)
    expect(statusOf({ direction: 'up', watchWithin: 1.6 }, 93.8, 95.4)).toBe('watch')
    expect(statusOf({ direction: 'up', watchWithin: 0 }, 95.3, 95.4)).toBe('off-target')
  })

  it('never gets worse as the value gets better', () => {
    const rank = { 'on-target': 2, watch: 1, 'off-target': 0, 'no-data': -1 }
    const values = fc.double({ min: -200, max: 200, noNaN: true })
    fc.assert(
      fc.property(values, values, values, fc.constantFrom(UP, DOWN), (a, b, target, indicator) => {
        const [worse, better] = gapOf(indicator, a, target) > gapOf(indicator, b, target) ? [a, b] : [b, a]
        const of = (value: number) => rank[statusOf(indicator, value, target) ?? 'no-data']
        expect(of(better)).toBeGreaterThanOrEqual(of(worse))
      }),
    )
  })
})

describe('the gap', () => {
  it('is what falls short, or what is over where less is better', () => {
    expect(gapOf(UP, 90, 95)).toBe(5)
    expect(gapOf(UP, 96, 95)).toBe(-1)
    expect(gapOf(DOWN, 7, 5)).toBe(2)
    expect(gapOf(NONE, 7, 5)).toBe(-2)
  })
})

describe('the status of a value that is not wholly known', () => {
  it('is told where what is unknown could not change it', () => {
    expect(statusWithin(UP, 96, { low: 96, high: 99 }, 95)).toBe('on-target')
    expect(statusWithin(UP, 10, { low: 10, high: 20 }, 95)).toBe('off-target')
  })

  it('is left open where it could', () => {
    expect(statusWithin(UP, 60, { low: 60, high: 100 }, 95)).toBeNull()
    expect(statusWithin(UP, 92, { low: 92, high: 96 }, 95)).toBeNull()
  })

  it('is the plain one where all is known', () => {
    expect(statusWithin(UP, 92, null, 95)).toBe('watch')
    expect(statusWithin(UP, null, null, 95)).toBe('no-data')
  })
})
