import type { PeriodMessageId } from './messages-vi.ts'

/** English. */
export const en: Readonly<Record<PeriodMessageId, string>> = {
  'period.week': 'week {count, number}/{year, number, ::group-off}',
  'period.month': 'month {count, number}/{year, number, ::group-off}',
  'period.reporting-month': 'reporting month {count, number}/{year, number, ::group-off}',
  'period.quarter': 'quarter {count, number}/{year, number, ::group-off}',
  'period.year': 'year {year, number, ::group-off}',
}
