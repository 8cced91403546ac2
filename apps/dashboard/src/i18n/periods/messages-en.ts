import type { PeriodMessageId } from './messages-vi.ts'

/** English. */
export const en: Readonly<Record<PeriodMessageId, string>> = {
  over: 'A number is',
  'over.period': 'of the period itself',
  'over.window': 'the indicator’s window, as it ends',
  'period.running': '{period}, to {day}',
  'coverage.units': '{reported, number}/{due, number} units',
  'coverage.reports': '{reported, number}/{due, number} reports',
  'period.week': 'week {count, number}/{year, number, ::group-off}',
  'period.month': 'month {count, number}/{year, number, ::group-off}',
  'period.reporting-month': 'reporting month {count, number}/{year, number, ::group-off}',
  'period.quarter': 'quarter {count, number}/{year, number, ::group-off}',
  'period.year': 'year {year, number, ::group-off}',
}
