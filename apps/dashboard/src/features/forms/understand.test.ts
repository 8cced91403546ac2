import type { Lang, Measure } from '@ioc/metrics'
import { describe, expect, it } from 'vitest'
import { formatNumber } from '../../i18n/number-format.ts'
import { SMALL_DISTRICT } from '../../testing/small-district.ts'
import { understand } from './understand.ts'

const COUNT: Measure = SMALL_DISTRICT.measures[0]!
const FINE: Measure = { ...COUNT, decimals: 1 }
const read = (text: string, lang: Lang, measure = COUNT) => {
  const understood = understand(text, lang, measure, { history: [] })
  return understood.is === 'number' ? understood.value : understood.is === 'fault' ? understood.fault : ''
}

describe('what was typed', () => {
  it.each([
    ['1.234', 'vi', 1_234],
    ['1.234,5', 'vi', 1_234.5],
    ['1,234.5', 'en', 1_234.5],
    ['১,২৩,৪৫৬.৫', 'bn', 123_456.5],
    ['123,456', 'bn', 123_456],
    [' 12 ', 'vi', 12],
    ['', 'vi', ''],
    ['1.234,5', 'en', 'other-marks'],
    ['1.5', 'vi', 'other-marks'],
    ['1,234', 'vi', 'too-fine'],
    ['12 hồ sơ', 'vi', 'not-a-number'],
    ['1e3', 'en', 'not-a-number'],
    ['-1', 'vi', 'too-small'],
    ['1000001', 'vi', 'too-large'],
  ] as const)('is read in the marks of its language: %s in %s', (text, lang, expected) => {
    expect(read(text, lang, FINE)).toBe(expected)
  })

  it('asks back where a count would become a fraction', () => {
    expect(read('1,234', 'vi')).toBe('not-whole')
    expect(read('1.234', 'en')).toBe('not-whole')
  })

  it.each(['vi', 'en', 'bn'] as const)('is read back from what screens write in %s', (lang) => {
    for (const value of [0, 7, 1_234, 98_765, 123_456, 1_000_000]) {
      expect(read(formatNumber(lang, value, 0), lang)).toBe(value)
      expect(read(formatNumber(lang, value, 1), lang, FINE)).toBe(value)
    }
  })

  it('is held against the unit’s own past', () => {
    const understood = understand('900', 'vi', COUNT, { history: [10, 11, 12] })
    expect(understood).toMatchObject({ is: 'number', odd: { reason: 'many-times' } })
  })
})
