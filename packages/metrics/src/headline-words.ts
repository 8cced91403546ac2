import { civilOf, weekdayOf } from './civil.ts'
import type { Window } from './indicator.ts'
import type { Day } from './period.ts'
import type { Lang } from './text.ts'

/** All the words a headline is made of, per language: no sentence is glued from parts of another's grammar. */
export interface HeadlineWords {
  /** How many of the components are on target; counts are given in digits where they have no word. */
  onTarget(met: number, all: number): string
  readonly nothingKnown: string
  /** The phrase after an indicator's name, with a space before it. */
  gap(amount: string, unit: GapUnit, direction: 'up' | 'down'): string
  /** An amount that may turn out larger. */
  atLeast(amount: string): string
  /** What a unit lacks in people or dossiers, or has too many of. */
  lack(amount: string, countable: string, sense: 'more' | 'fewer'): string
  /** What stands before the units a gap comes from, and after each. */
  readonly from: { readonly mainly: readonly [string, string]; readonly only: readonly [string, string] }
  readonly and: string
  /** What stands before and after one or two units that have not reported, since that day or earlier. */
  silent(since: SinceWords | null, orEarlier: boolean, units: number): readonly [string, string]
  manySilent(count: number): string
  readonly allReported: string
  readonly full: string
}

/** The unit of a gap: points of a percentage or score, days, or what is counted, with the time it is counted over. */
export type GapUnit =
  | { readonly kind: 'points' }
  | { readonly kind: 'days' }
  | { readonly kind: 'counted'; readonly word: string; readonly over: Window | null }

/** A day in the past as people name it. */
export type SinceWords =
  | { readonly kind: 'today' }
  | { readonly kind: 'yesterday' }
  | { readonly kind: 'weekday'; readonly weekday: number }
  | { readonly kind: 'date'; readonly day: number; readonly month: number; readonly year: number | null }

/** Today, yesterday, a weekday within the week, else the date (with its year when it is another). */
export function sinceWords(since: Day, today: Day): SinceWords {
  const ago = today - since
  if (ago <= 0) return { kind: 'today' }
  if (ago === 1) return { kind: 'yesterday' }
  if (ago < 7) return { kind: 'weekday', weekday: weekdayOf(since) }
  const { year, month, dayOfMonth } = civilOf(since)
  return { kind: 'date', day: dayOfMonth, month, year: year === civilOf(today).year ? null : year }
}

const LOCALES: Readonly<Record<Lang, string>> = { vi: 'vi-VN', en: 'en-GB', bn: 'bn-BD' }

/** A number as it is written in a language; `digits` after the comma, more where the value would vanish. */
export function formatNumber(value: number, digits: number, lang: Lang): string {
  const vanishes = value !== 0 && Math.abs(value) < 0.5 * 10 ** -digits
  const precision = vanishes ? { maximumSignificantDigits: 1 } : { maximumFractionDigits: digits }
  return new Intl.NumberFormat(LOCALES[lang], precision).format(value)
}

/** A count in words up to ten, in digits beyond. `words[0]` is zero. */
export function numberWord(words: readonly string[], count: number, lang: Lang): string {
  return words[count] ?? formatNumber(count, 0, lang)
}

/** A year has no thousands separator. */
export function formatYear(year: number, lang: Lang): string {
  return new Intl.NumberFormat(LOCALES[lang], { useGrouping: false }).format(year)
}

/** The first letter as a sentence has it. */
export function capital(text: string): string {
  return text.slice(0, 1).toUpperCase() + text.slice(1)
}
