import type { Lang } from '@ioc/metrics'
import { languageOf } from './index.ts'

const made = new Map<string, Intl.NumberFormat>()

// Making a formatter costs a hundred times what using it does, and a wall formats all day.
function formatter(lang: Lang, options: Intl.NumberFormatOptions): Intl.NumberFormat {
  const key = `${lang} ${JSON.stringify(options)}`
  const held = made.get(key)
  if (held !== undefined) return held
  const fresh = new Intl.NumberFormat(languageOf(lang).locale, options)
  made.set(key, fresh)
  return fresh
}

/** A number with exactly `digits` digits after the comma: the one place where a value is rounded. */
export function formatNumber(lang: Lang, value: number, digits: number): string {
  return formatter(lang, { minimumFractionDigits: digits, maximumFractionDigits: digits }).format(
    noMinusZero(value, digits),
  )
}

/** As `formatNumber`, with its sign always written: `+0,3`. Zero has none. */
export function formatSigned(lang: Lang, value: number, digits: number): string {
  return formatter(lang, {
    minimumFractionDigits: digits,
    maximumFractionDigits: digits,
    signDisplay: 'exceptZero',
  }).format(noMinusZero(value, digits))
}

/** Room for a tile's large figure: a million and more in words (`11,5 tỷ`), less in full. */
export function formatLarge(lang: Lang, value: number, digits: number): string {
  if (Math.abs(value) < 1_000_000) return formatNumber(lang, value, digits)
  return formatter(lang, { notation: 'compact', compactDisplay: 'long', maximumFractionDigits: 1 }).format(value)
}

/** A difference with no more digits than it needs: `10`, `1,6`. */
export function formatGap(lang: Lang, value: number, digits: number): string {
  return formatter(lang, { maximumFractionDigits: digits }).format(noMinusZero(value, digits))
}

// -0.04 shown with one digit is 0,0 and not -0,0.
function noMinusZero(value: number, digits: number): number {
  return Math.abs(value) < 0.5 * 10 ** -digits ? 0 : value
}
