import { describe, expect, it } from 'vitest'
import { BN } from './headline-bn.ts'
import { EN } from './headline-en.ts'
import { VI } from './headline-vi.ts'
import { capital, formatNumber, formatYear, type SinceWords, sinceWords } from './headline-words.ts'
import { day } from './testing/example-units.ts'
import type { Lang } from './text.ts'

const ALL = { vi: VI, en: EN, bn: BN }
const weekday = (number: number) => ({ kind: 'weekday', weekday: number }) as const
const date = (month: number) => ({ kind: 'date', day: 5, month, year: null }) as const

describe('words for a day', () => {
  const since = (text: string, today = '2026-11-23') => sinceWords(day(text), day(today))

  it('are by how long ago it was', () => {
    expect(since('2026-11-24')).toEqual({ kind: 'today' })
    expect(since('2026-11-23')).toEqual({ kind: 'today' })
    expect(since('2026-11-22')).toEqual({ kind: 'yesterday' })
    expect(since('2026-11-21')).toEqual({ kind: 'weekday', weekday: 6 })
    expect(since('2026-11-17')).toEqual({ kind: 'weekday', weekday: 2 })
    expect(since('2026-11-16')).toEqual({ kind: 'date', day: 16, month: 11, year: null })
    expect(since('2025-11-16')).toEqual({ kind: 'date', day: 16, month: 11, year: 2025 })
  })

  it.each([
    ['vi', 'từ thứ Hai|từ thứ Ba|từ thứ Tư|từ thứ Năm|từ thứ Sáu|từ thứ Bảy|từ Chủ nhật'],
    ['en', 'since Monday|since Tuesday|since Wednesday|since Thursday|since Friday|since Saturday|since Sunday'],
    ['bn', 'সোমবার থেকে|মঙ্গলবার থেকে|বুধবার থেকে|বৃহস্পতিবার থেকে|শুক্রবার থেকে|শনিবার থেকে|রবিবার থেকে'],
  ] as const)('name the weekdays in %s', (lang, names) => {
    for (const [i, name] of names.split('|').entries()) {
      expect(ALL[lang].silent(weekday(i + 1), false, 1).join('')).toContain(name)
    }
  })

  it('may have begun earlier', () => {
    const silent = (lang: Lang, since: SinceWords) => ALL[lang].silent(since, true, 1).join('X')
    expect(silent('vi', weekday(5))).toBe('X chưa báo cáo từ thứ Sáu hoặc trước đó')
    expect(silent('en', weekday(5))).toBe('X has not reported since Friday or earlier')
    expect(silent('bn', weekday(5))).toBe('শুক্রবার বা তার আগে থেকে X প্রতিবেদন দেয়নি')
    expect(silent('vi', { kind: 'today' })).toBe('X chưa báo cáo từ hôm nay hoặc trước đó')
    expect(silent('en', { kind: 'yesterday' })).toBe('X has not reported since yesterday or earlier')
  })

  it.each([
    ['en', 'January|February|March|April|May|June|July|August|September|October|November|December'],
    ['bn', 'জানুয়ারি|ফেব্রুয়ারি|মার্চ|এপ্রিল|মে|জুন|জুলাই|আগস্ট|সেপ্টেম্বর|অক্টোবর|নভেম্বর|ডিসেম্বর'],
  ] as const)('name the months in %s', (lang, names) => {
    for (const [i, name] of names.split('|').entries()) {
      expect(ALL[lang].silent(date(i + 1), false, 1).join('')).toContain(` ${name}`)
    }
  })
})

describe('numbers in words', () => {
  it.each([
    ['vi', 'một|hai|ba|bốn|năm|sáu|bảy|tám|chín|mười|11'],
    ['en', 'one|two|three|four|five|six|seven|eight|nine|ten|11'],
    ['bn', 'একটি|দুটি|তিনটি|চারটি|পাঁচটি|ছয়টি|সাতটি|আটটি|নয়টি|দশটি|১১টি'],
  ] as const)('go to ten in %s, then in digits', (lang, names) => {
    for (const [i, name] of names.split('|').entries()) {
      expect(ALL[lang].manySilent(i + 1).split(' ')[0]).toBe(name)
    }
  })

  it('have a word for none', () => {
    expect(VI.manySilent(0)).toBe('không đơn vị chưa báo cáo')
    expect(EN.manySilent(0)).toBe('zero units have not reported')
    expect(BN.manySilent(0)).toBe('শূন্যটি ইউনিট প্রতিবেদন দেয়নি')
  })
})

describe('numbers in digits', () => {
  it('are written as each language writes them', () => {
    expect([formatNumber(1234.56, 1, 'vi'), formatNumber(1234.56, 1, 'en'), formatNumber(1234.56, 1, 'bn')]).toEqual([
      '1.234,6',
      '1,234.6',
      '১,২৩৪.৬',
    ])
  })

  it('drop needless zeros but never the whole value', () => {
    expect(formatNumber(2, 1, 'en')).toBe('2')
    expect(formatNumber(0, 1, 'en')).toBe('0')
    expect(formatNumber(0.05, 1, 'en')).toBe('0.1')
    expect(formatNumber(0.04, 1, 'en')).toBe('0.04')
    expect(formatNumber(-0.04, 1, 'en')).toBe('-0.04')
    expect(formatNumber(0.0123, 1, 'en')).toBe('0.01')
    expect(formatNumber(0.4, 0, 'en')).toBe('0.4')
    expect(formatNumber(0.5, 0, 'en')).toBe('1')
  })

  it('of a year have no separator', () => {
    expect([formatYear(2025, 'vi'), formatYear(2025, 'en'), formatYear(2025, 'bn')]).toEqual(['2025', '2025', '২০২৫'])
  })
})

describe('the first letter of a sentence', () => {
  it('is a capital where the script has one', () => {
    expect(['ba đơn vị', 'định danh', 'e-ID', 'তিনটি', ''].map(capital)).toEqual([
      'Ba đơn vị',
      'Định danh',
      'E-ID',
      'তিনটি',
      '',
    ])
  })
})

describe('a gap in words', () => {
  const phrases = (amount: string, kind: 'points' | 'days', direction: 'up' | 'down') =>
    [VI, EN, BN].map((words) => words.gap(amount, { kind }, direction))

  it('is short of a target or over it', () => {
    expect(phrases('2', 'points', 'up')).toEqual([
      ' thiếu 2 điểm',
      ': 2 points short of target',
      ' লক্ষ্যের চেয়ে 2 পয়েন্ট কম',
    ])
    expect(phrases('2', 'days', 'down')).toEqual([' vượt 2 ngày', ': 2 days over target', ' লক্ষ্যের চেয়ে 2 দিন বেশি'])
  })

  it('has a singular in English', () => {
    expect(phrases('1', 'points', 'up')[1]).toBe(': 1 point short of target')
    expect(phrases('1', 'days', 'up')[1]).toBe(': 1 day short of target')
    expect(EN.gap('1', { kind: 'counted', word: 'dossier', over: null }, 'up')).toBe(': 1 dossier short of target')
  })
})
