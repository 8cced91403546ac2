import type { NumberFormat } from '../reading-input.ts'
import { codePoint } from './fold-text.ts'

/** The marks a number is written with: those a file declares, and those of Bengali (lakhs, `১২,৩৪,৫৬৭.৫`). */
export type NumberMarks = NumberFormat | 'bn'

/** Each way of writing numbers: what is a number in it, what parts thousands, what begins the fraction. */
const FORMATS: Record<NumberMarks, { readonly shape: RegExp; readonly thousands: string; readonly point: string }> = {
  plain: { shape: /^-?\d+(\.\d+)?$/, thousands: '', point: '.' },
  vi: { shape: /^-?(\d+|[1-9]\d{0,2}(\.\d{3})+)(,\d+)?$/, thousands: '.', point: ',' },
  en: { shape: /^-?(\d+|[1-9]\d{0,2}(,\d{3})+)(\.\d+)?$/, thousands: ',', point: '.' },
  bn: {
    shape: /^-?(\d+|[1-9]\d{0,2}(,\d{3})+|[1-9]\d?(,\d{2})*,\d{3})(\.\d+)?$/,
    thousands: ',',
    point: '.',
  },
}

/** Why a text is no number: an `ambiguous-number` is one, or several, but nobody said which. */
export type NumberFault = 'bad-number' | 'undeclared-number' | 'ambiguous-number' | 'percentage'

/** A text that is not taken for a number. `meant`: what it may have been, the likeliest first; empty where nothing is. */
export interface NoNumber {
  readonly fault: NumberFault
  /** After the quoted text: `is not a number`. */
  readonly detail: string
  readonly meant: readonly number[]
}

/** `05` is how offices write 5; four digits from 0 on, as `0905123456`, are no count. */
const BARE = /^-?(?:[1-9]\d*|0\d{0,2})$/

/**
 * The number a text holds: the one reader of all doors. `marks` as declared, undefined where nobody did; `decimals` is
 * what the measure keeps. Bare digits need no marks; `1.234` without any is `undeclared-number`. A single mark
 * followed by exactly three digits is taken only where one sense is left: for thousands in a measure of less than
 * three decimals, for a fraction in one of three and more; else it is `ambiguous-number` and asked back. Digits are
 * never joined over blanks or lines. No exponents, plus signs, parentheses, hexadecimals; digits may be full-width or Bengali.
 */
export function readNumber(text: string, marks: NumberMarks | undefined, decimals = 0): number | NoNumber {
  if (BARE.test(text)) return Number(text) + 0
  const written = plainDigits(text.trim())
  if (BARE.test(written)) return Number(written) + 0
  const foreign = foreignFault(written)
  if (foreign) return foreign
  if (/^-?0\d{3,}/.test(written)) return none('begins with 0, as codes and telephone numbers do')
  if (!/^-?\d[\d.,]*$/.test(written)) return none('is not a number')
  if (marks === undefined)
    return none('is one number in Vietnam and another in England: say how numbers are written', 'undeclared-number')
  const { shape, thousands, point } = FORMATS[marks]
  if (!shape.test(written)) return none(`is not a number as ${SAID[marks]}`)
  const doubtful = doubtOf(written, point, decimals)
  return doubtful ?? Number(written.replaceAll(thousands, '').replace(point, '.')) + 0
}

const SAID: Record<NumberMarks, string> = { plain: '1234.5', vi: '1.234,5', en: '1,234.5', bn: '১,২৩৪.৫' }

function none(detail: string, fault: NumberFault = 'bad-number', meant: readonly number[] = []): NoNumber {
  return { fault, detail, meant }
}

/** `2,000`: two thousand to one, two to another. */
function doubtOf(written: string, point: string, decimals: number): NoNumber | undefined {
  const [, whole = '', mark, fraction = ''] = /^(-?\d+)([.,])(\d{3})$/.exec(written) ?? []
  if (mark === undefined || (mark === point) === decimals >= 3) return undefined
  const grouped = /^-?[1-9]\d{0,2}$/.test(whole) ? [Number(whole + fraction)] : []
  const split = Number(`${whole}.${fraction}`) + 0
  const meant = Number(split.toFixed(decimals)) === split ? [...grouped, split] : grouped
  const either = meant.length === 0 ? 'is in doubt' : `may be ${meant.join(' or ')}`
  return none(`${either}: three digits after a mark; write it without the mark`, 'ambiguous-number', meant)
}

/** What else than digits and marks a text holds, named: nobody sees a zero-width space or tells O from 0. */
function foreignFault(written: string): NoNumber | undefined {
  const unseen = /[\p{Cc}\p{Cf}]/u.exec(written.replace(/\s/g, ' '))?.[0]
  if (unseen !== undefined) return none(`holds ${codePoint(unseen)}, which cannot be seen`)
  if (/\d/.test(written) && /[%‰٪％﹪]|ph[ầâ]n tr[ăa]m|\b(percent|pct)\b/iu.test(written.normalize('NFC')))
    return none('is a percentage, where a number is wanted', 'percentage')
  if (/[\n\r\v\f\u0085\u2028\u2029]/.test(written)) return none('stands on several lines')
  if (/^-?[1-9]\d{0,2}([ \u00a0\u2007\u2009\u202f])\d{3}(?:\1\d{3})*$/.test(written))
    return none('holds blanks between its digits; write it without them', 'ambiguous-number', [
      Number(written.replaceAll(/\s/g, '')),
    ])
  if (/\d\s+\d/.test(written)) return none('holds blanks between its digits')
  const other = /[^\d.,-]/u.exec(written)?.[0]
  return other === undefined
    ? undefined
    : none(`holds ${JSON.stringify(other)} (${codePoint(other)}), which is no digit`)
}

/** Where the digits of a script begin: full-width, Bengali. */
const ZEROS = [0xff10, 0x09e6] as const

/** Digits and marks as ASCII has them. A text that mixes scripts stays as it is, and is no number. */
function plainDigits(text: string): string {
  const zeros = ZEROS.filter((zero) => Array.from(text).some((char) => isDigitFrom(zero, char)))
  const [zero] = zeros
  const marked = text
    .replace(/[−﹣－]/g, '-')
    .replace(/，/g, ',')
    .replace(/．/g, '.')
  if (zero === undefined || zeros.length > 1 || /\d/.test(marked)) return marked
  return Array.from(marked)
    .map((char) => (isDigitFrom(zero, char) ? String((char.codePointAt(0) ?? 0) - zero) : char))
    .join('')
}

const isDigitFrom = (zero: number, char: string) => {
  const digit = (char.codePointAt(0) ?? 0) - zero
  return digit >= 0 && digit <= 9
}
