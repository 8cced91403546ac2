import { looksPersonal, type NumberFormat, oddJump, type OddJump, type FormRow, parseNumber } from '@ioc/contract'
import type { Lang, Measure } from '@ioc/metrics'

/** Why what was typed is not taken. */
export type Fault = 'not-a-number' | 'other-marks' | 'not-whole' | 'too-fine' | 'too-small' | 'too-large'

/** What was typed, as it was understood: nothing, a number with what is odd about it, or why it is none. */
export type Understood =
  | { readonly is: 'empty' }
  | { readonly is: 'number'; readonly value: number; readonly odd: OddJump | null }
  | { readonly is: 'fault'; readonly fault: Fault }

/** Reads a typed number in the marks of the language it was typed in, and holds it against the unit's own past. */
export function understand(text: string, lang: Lang, measure: Measure, row: Pick<FormRow, 'history'>): Understood {
  const bare = plainDigits(text.trim())
  if (bare === '') return { is: 'empty' }
  const value = numberIn(bare, lang)
  if (typeof value === 'string') {
    return { is: 'fault', fault: typeof numberIn(bare, otherThan(lang)) === 'number' ? 'other-marks' : 'not-a-number' }
  }
  const fault = faultOf(value, bare, measure)
  if (fault) return { is: 'fault', fault }
  return { is: 'number', value, odd: oddJump(value, row.history, 10 ** -measure.decimals) }
}

function faultOf(value: number, bare: string, { decimals, min, max }: Measure): Fault | null {
  // `1,234` of a count is most likely a thousand typed in another country's way: asked back, never guessed.
  if (!fits(value, decimals)) return decimals === 0 ? 'not-whole' : 'too-fine'
  if (!Number.isSafeInteger(Math.round(value * 10 ** decimals)) || value > max) return 'too-large'
  if (value < min) return 'too-small'
  return bare.length > MOST ? 'not-a-number' : null
}

/** As long as the server keeps of what was typed. */
const MOST = 40

const fits = (value: number, decimals: number) => Number(value.toFixed(decimals)) === value

const otherThan = (lang: Lang): Lang => (lang === 'vi' ? 'en' : 'vi')

const FORMATS: Readonly<Record<Lang, NumberFormat>> = { vi: 'vi', en: 'en', bn: 'en' }

/** Lakhs and crores, as screens write them in Bengali: `১২,৩৪,৫৬৭.৫`. */
const LAKHS = /^-?\d{1,2}(,\d{2})*,\d{3}(\.\d+)?$/

function numberIn(bare: string, lang: Lang): number | string {
  if (lang === 'bn' && LAKHS.test(bare)) return Number(bare.replaceAll(',', ''))
  return parseNumber(bare, FORMATS[lang])
}

/** Bengali digits as the same numbers, and the typographer's minus as the keyboard's. */
const plainDigits = (text: string): string =>
  text.replace(/[০-৯]/g, (digit) => String(digit.charCodeAt(0) - 0x09e6)).replace('−', '-')

/** Whether a note may be kept: no telephone or identity number in it. */
export const isNoteKept = (note: string): boolean => !looksPersonal(note)
