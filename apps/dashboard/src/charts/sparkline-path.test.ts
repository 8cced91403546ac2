import { describe, expect, it } from 'vitest'
import { sparklinePath } from './sparkline-path.ts'

describe('a sparkline', () => {
  it('rises from the lowest day at the bottom to the highest at the top', () => {
    const { line, end } = sparklinePath([1, 2, 3], null, 110, 60)
    expect(line).toBe('M5 55L55 30L105 5')
    expect(end).toEqual({ x: 105, y: 5 })
  })

  it('is broken where a day has no value, and does not fall to zero', () => {
    const { line } = sparklinePath([1, null, 3, 2], null, 110, 60)
    expect(line).toBe('M5 55h0M71.7 5L105 30')
  })

  it('has no end point when today has no value', () => {
    expect(sparklinePath([1, 2, null], null, 110, 60).end).toBeNull()
  })

  it('makes room for the target', () => {
    const { target, end } = sparklinePath([90, 95], 100, 110, 60)
    expect(target).toBe(5)
    expect(end?.y).toBe(30)
  })

  it('lies in the middle when nothing changes', () => {
    expect(sparklinePath([7, 7], null, 110, 60).line).toBe('M5 30L105 30')
  })

  it('is nothing where nothing is known', () => {
    expect(sparklinePath([null, null], 80, 110, 60)).toEqual({ line: '', area: '', end: null, target: null })
  })
})
