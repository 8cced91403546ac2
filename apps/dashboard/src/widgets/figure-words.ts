import { type Catalogue, type Day, type Indicator, startOfDay } from '@ioc/metrics'
import type { Text } from '../i18n/text.tsx'
import { figureOf, unitOverTime } from './cell-words.ts'

/**
 * A value as a sentence has it, with all its digits: `95,4%`; what is counted with the time it is counted over,
 * `12 hồ sơ/30 ngày`; a dash where there is none.
 */
export function figureWords(text: Text, catalogue: Catalogue, indicator: Indicator, value: number | null): string {
  const figure = figureOf(text, indicator, value)
  if (value === null) return figure
  const word = unitOverTime(text, catalogue, indicator, figure)
  return word === '%' ? `${figure}%` : `${figure}\u00a0${word}`
}

/** A day without its name: `23/11/2026`. */
export function dayWords(text: Text, { utcOffsetMinutes }: Pick<Catalogue, 'utcOffsetMinutes'>, day: Day): string {
  const [, date = ''] = text.stamp(startOfDay(day, utcOffsetMinutes)).split(' ')
  return date
}
