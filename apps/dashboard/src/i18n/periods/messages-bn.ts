import type { PeriodMessageId } from './messages-vi.ts'

/** Bengali. */
export const bn: Readonly<Record<PeriodMessageId, string>> = {
  'period.week': 'সপ্তাহ {count, number}/{year, number, ::group-off}',
  'period.month': 'মাস {count, number}/{year, number, ::group-off}',
  'period.reporting-month': 'প্রতিবেদন মাস {count, number}/{year, number, ::group-off}',
  'period.quarter': 'ত্রৈমাসিক {count, number}/{year, number, ::group-off}',
  'period.year': 'সাল {year, number, ::group-off}',
}
