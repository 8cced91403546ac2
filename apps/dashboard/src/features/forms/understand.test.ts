import type { Lang, Measure } from '@ioc/metrics'
import { describe, expect, it } from 'vitest'
import { formatNumber } from '../../i18n/number-format.ts'
import { SMALL_DISTRICT } from '../../testing/small-district.ts'
import { typedNumber, understand } from './understand.ts'

const COUNT: Measure = SMALL_DISTRICT.measures[0]!
const FINE: Measure = { ...COUNT, decimals: 1 }
const read = (text: string, lang: Lang, measure = COUNT) => {
  const understood = understand(text, lang, measure, { history: [] })
  if (understood.is === 'ask') return understood.meant.join(' | ')
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
    ['1,23', 'vi', 'too-fine'],
    ['95 %', 'vi', 'percentage'],
    ['0905 123 456', 'vi', 'personal'],
    ['1 2 5', 'vi', 'not-a-number'],
    ['12 hồ sơ', 'vi', 'not-a-number'],
    ['1e3', 'en', 'not-a-number'],
    ['-1', 'vi', 'too-small'],
    ['1000001', 'vi', 'too-large'],
  ] as const)('is read in the marks of its language: %s in %s', (text, lang, expected) => {
    expect(read(text, lang, FINE)).toBe(expected)
  })

  it.each([
    ['2,000', 'vi', '2000 | 2'],
    ['12,000', 'vi', '12000 | 12'],
    ['1.000', 'en', '1000 | 1'],
    ['১.০০০', 'bn', '1000 | 1'],
    ['1,234', 'vi', '1234'],
    ['12 345', 'vi', '12345'],
  ] as const)('asks which number is meant where a count would be another elsewhere: %s in %s', (text, lang, asked) => {
    expect(read(text, lang)).toBe(asked)
    for (const value of asked.split(' | ').map(Number)) {
      expect(read(typedNumber(value, lang), lang)).toBe(value)
      expect(read(typedNumber(value + 0.5, lang), lang, FINE)).toBe(value + 0.5)
    }
  })

  it('says that a count is no fraction', () => {
    expect(read('1,5', 'vi')).toBe('not-whole')
    expect(read('1.5', 'en')).toBe('not-whole')
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
