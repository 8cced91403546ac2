import { looksPersonal, type NumberMarks, oddJump, type OddJump, type FormRow, readNumber } from '@ioc/contract'
import type { Lang, Measure } from '@ioc/metrics'

/** Why what was typed is not taken. */
export type Fault =
  | 'not-a-number'
  | 'other-marks'
  | 'percentage'
  | 'not-whole'
  | 'too-fine'
  | 'too-small'
  | 'too-large'
  | 'personal'

/**
 * What was typed, as it was understood: nothing, a number with what is odd about it, one or two numbers of which
 * whoever typed has to say which is meant (`2,000`), or why it is none.
 */
export type Understood =
  | { readonly is: 'empty' }
  | { readonly is: 'number'; readonly value: number; readonly odd: OddJump | null }
  | { readonly is: 'ask'; readonly text: string; readonly meant: readonly number[] }
  | { readonly is: 'fault'; readonly fault: Fault }

/** Reads a typed number in the marks of the language it was typed in, and holds it against the unit's own past. */
export function understand(text: string, lang: Lang, measure: Measure, row: Pick<FormRow, 'history'>): Understood {
  const bare = text.trim()
  if (bare === '') return { is: 'empty' }
  if (!isKept(bare)) return { is: 'fault', fault: 'personal' }
  const value = readNumber(bare, MARKS[lang], measure.decimals)
  if (typeof value === 'object') {
    const { fault, meant } = value
    if (fault === 'ambiguous-number' && meant.length > 0) return { is: 'ask', text: bare, meant }
    return {
      is: 'fault',
      fault: fault === 'percentage' ? fault : isOthers(bare, lang) ? 'other-marks' : 'not-a-number',
    }
  }
  const fault = faultOf(value, bare, measure)
  if (fault) return { is: 'fault', fault }
  return { is: 'number', value, odd: oddJump(value, row.history, 10 ** -measure.decimals) }
}

function faultOf(value: number, bare: string, { decimals, min, max }: Measure): Fault | null {
  if (!fits(value, decimals)) return decimals === 0 ? 'not-whole' : 'too-fine'
  if (!Number.isSafeInteger(Math.round(value * 10 ** decimals)) || value > max) return 'too-large'
  if (value < min) return 'too-small'
  return bare.length > MOST ? 'not-a-number' : null
}

/** As long as the server keeps of what was typed. */
const MOST = 40

const fits = (value: number, decimals: number) => Number(value.toFixed(decimals)) === value

/** Lakhs and crores, as screens write them in Bengali, are read in Bengali only. */
const MARKS: Readonly<Record<Lang, NumberMarks>> = { vi: 'vi', en: 'en', bn: 'bn' }

/** Whether a text is a number in the marks of another language. */
const isOthers = (bare: string, lang: Lang) => typeof readNumber(bare, lang === 'vi' ? 'en' : 'vi', 3) === 'number'

/** A number as it can be typed in a language and is never asked about again: without marks between thousands. */
export const typedNumber = (value: number, lang: Lang): string => String(value).replace('.', lang === 'vi' ? ',' : '.')

/** Whether a text may be kept: no telephone or identity number in it. */
export const isKept = (text: string): boolean => !looksPersonal(text)
