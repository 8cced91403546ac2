import type { NumberFormat } from './reading-input.ts'

/** Each way of writing numbers: what is a number in it, what parts thousands, what begins the fraction. */
const FORMATS: Record<NumberFormat, { readonly shape: RegExp; readonly thousands: string; readonly point: string }> = {
  plain: { shape: /^-?\d+(\.\d+)?$/, thousands: '', point: '.' },
  vi: { shape: /^-?(\d+|\d{1,3}(\.\d{3})+)(,\d+)?$/, thousands: '.', point: ',' },
  en: { shape: /^-?(\d+|\d{1,3}(,\d{3})+)(\.\d+)?$/, thousands: ',', point: '.' },
}

/** Why a text is no number. */
export type NumberFault = 'bad-number' | 'undeclared-number'

/**
 * The number a cell of a file holds. Without a declared format only bare digits are taken: `1.234` is a
 * thousand times another number in another country, so it is refused and never guessed. Thousands come
 * in full groups of three or not at all; no exponents, no plus sign, no spaces.
 */
export function parseNumber(text: string, format: NumberFormat | undefined): number | NumberFault {
  if (/^-?\d+$/.test(text)) return Number(text)
  if (format === undefined) return /^-?\d[\d.,]*$/.test(text) ? 'undeclared-number' : 'bad-number'
  const { shape, thousands, point } = FORMATS[format]
  if (!shape.test(text)) return 'bad-number'
  return Number(text.replaceAll(thousands, '').replace(point, '.'))
}
