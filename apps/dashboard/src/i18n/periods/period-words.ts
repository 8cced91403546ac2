import type { WireCatalogue } from '@ioc/contract'
import { civilOf, parsePeriod, startOfDay } from '@ioc/metrics'
import type { FeatureText } from '../feature-text.tsx'
import type { PeriodMessageId } from './messages.ts'

/** A period as people say it: `tuần 48/2026`, `tháng 11/2026`; of a day its date. What is none stands as it is. */
export function periodWords(
  text: FeatureText<PeriodMessageId>,
  { utcOffsetMinutes }: Pick<WireCatalogue, 'utcOffsetMinutes'>,
  written: string,
): string {
  const period = parsePeriod(written)
  if (!period) return written
  const { grain, start, end } = period
  if (grain === 'day') return text.date(startOfDay(start, utcOffsetMinutes))
  // A week belongs to the year of its Thursday, a reporting month to the month it ends in.
  const { year, month } = civilOf(grain === 'week' ? start + 3 : end - 1)
  const count = grain === 'week' ? Number(written.slice(-2)) : grain === 'quarter' ? Math.ceil(month / 3) : month
  return text.say(`period.${grain}`, { count, year })
}
