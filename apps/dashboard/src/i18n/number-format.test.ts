import { describe, expect, it } from 'vitest'
import { formatGap, formatLarge, formatNumber, formatSigned } from './number-format.ts'

describe('numbers', () => {
  it('have a decimal comma in Vietnamese, a point in English, Bengali digits in Bengali', () => {
    expect(formatNumber('vi', 98_214.5, 1)).toBe('98.214,5')
    expect(formatNumber('en', 98_214.5, 1)).toBe('98,214.5')
    expect(formatNumber('bn', 102_950, 0)).toBe('১,০২,৯৫০')
  })

  it('keep the digits they are given, and are rounded here and nowhere before', () => {
    expect(formatNumber('vi', 90, 1)).toBe('90,0')
    expect(formatNumber('vi', 95.449_999, 1)).toBe('95,4')
  })

  it('write zero as a number, and never with a minus', () => {
    expect(formatNumber('vi', 0, 0)).toBe('0')
    expect(formatNumber('vi', -0.04, 1)).toBe('0,0')
    expect(formatSigned('vi', -0.04, 1)).toBe('0,0')
  })

  it('bear their sign where a direction is meant', () => {
    expect(formatSigned('vi', 0.3, 1)).toBe('+0,3')
    expect(formatSigned('en', -1.25, 1)).toBe('-1.3')
  })

  it('say millions in words, so that money fits a tile', () => {
    expect(formatLarge('vi', 11_500_000_000, 0)).toBe('11,5 tỷ')
    expect(formatLarge('en', 11_500_000_000, 0)).toBe('11.5 billion')
    expect(formatLarge('vi', 999_999, 0)).toBe('999.999')
  })

  it('drop digits that say nothing from a difference', () => {
    expect(formatGap('vi', 10, 1)).toBe('10')
    expect(formatGap('vi', 1.6, 1)).toBe('1,6')
  })
})
