import { describe, expect, it } from 'vitest'
import { speak } from '../testing/speak.ts'
import { isOrEarlier, lastingWords } from './since-words.ts'

const DAY = 86_400_000
const cells = [
  { indicator: 'late', since: 100, sinceOrEarlier: true },
  { indicator: 'late', since: 200, sinceOrEarlier: false },
]

describe('since when', () => {
  it('may be earlier where looking back ended there', () => {
    expect(isOrEarlier(cells, 'late', 100)).toBe(true)
    expect(isOrEarlier(cells, 'late', 200)).toBe(false)
    expect(isOrEarlier(cells, 'other', 100)).toBe(false)
    expect(isOrEarlier(cells, undefined, null)).toBe(false)
  })

  it('is said so in every language', () => {
    const said = (orEarlier: boolean) =>
      (['vi', 'en', 'bn'] as const).map((lang) => lastingWords(speak(lang), 29 * DAY, orEarlier))
    expect(said(false)).toEqual(['29 ngày', '29 days', '২৯ দিন'])
    expect(said(true)).toEqual(['29 ngày trở lên', '29 days or more', '২৯ দিন বা তার বেশি'])
  })
})
