import type { Lang } from '@ioc/metrics'
import { formatNumber } from './number-format.ts'

/** A text whose digits are those of the language: a year or a date that is no number to be grouped. */
export const inDigits = (lang: Lang, text: string): string =>
  text.replaceAll(/\d/g, (digit) => formatNumber(lang, Number(digit), 0))
