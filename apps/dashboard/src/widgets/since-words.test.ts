import { LANGS } from '@ioc/metrics'
import { describe, expect, it } from 'vitest'
import { NOW } from '../testing/played.ts'
import { playedView } from '../testing/played-view.ts'
import { speak } from '../testing/speak.ts'
import { exceptionsOf } from './exceptions.ts'
import { ageWords, sinceWords, statusSinceWords } from './since-words.ts'

const texts = LANGS.map((lang) => speak(lang))
const [vi] = texts
const FRIDAY = Date.parse('2026-11-20T17:00:00+07:00')
const known = { kind: 'off-target', since: FRIDAY, sinceOrEarlier: false } as const
const edge = { ...known, sinceOrEarlier: true }

describe('since when something is so', () => {
  it('has a day and how long that is', () => {
    expect(texts.map((text) => sinceWords(text, known, NOW, text.date))).toEqual([
      'từ Thứ Sáu, 20/11/2026, đã 2 ngày',
      'since Friday, 20/11/2026, for 2 days',
      'শুক্রবার, ২০/১১/২০২৬ থেকে, ২ দিন ধরে',
    ])
    expect(ageWords(vi!, known, NOW)).toBe('2 ngày')
  })

  it('says "or earlier" where nothing before is known', () => {
    expect(texts.map((text) => sinceWords(text, edge, NOW, text.date))).toEqual([
      'từ Thứ Sáu, 20/11/2026 hoặc trước đó',
      'since Friday, 20/11/2026 or earlier',
      'শুক্রবার, ২০/১১/২০২৬ বা তার আগে থেকে',
    ])
    expect(texts.map((text) => ageWords(text, edge, NOW))).toEqual(['trên 2 ngày', 'over 2 days', '২ দিন বা তার বেশি'])
  })

  it('says what is so', () => {
    expect(statusSinceWords(vi!, edge, NOW)).toBe('chưa đạt từ 20/11 hoặc trước đó')
    expect(statusSinceWords(vi!, { ...known, kind: 'not-reported' }, NOW)).toBe('chưa báo cáo từ 20/11, đã 2 ngày')
  })

  it('is nothing where no day is known', () => {
    const never = { ...known, since: null }
    expect([sinceWords(vi!, never, NOW), statusSinceWords(vi!, never, NOW), ageWords(vi!, never, NOW)]).toEqual([
      null,
      null,
      null,
    ])
  })

  it('reaches only as far as a trend does for what was never otherwise', () => {
    const [first] = exceptionsOf(playedView({ active: { '20620': 0.5 } }))
    expect(first?.indicators[0]?.id).toBe('activated')
    expect(statusSinceWords(vi!, first!, NOW)).toBe('chưa đạt từ 25/10 hoặc trước đó')
    const [silent] = exceptionsOf(playedView({ silent: ['20638'] }))
    expect(statusSinceWords(vi!, silent!, NOW)).toMatch(/^chưa báo cáo từ \S+, đã \d+ ngày$/u)
  })
})
