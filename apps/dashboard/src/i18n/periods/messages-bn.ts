import type { PeriodMessageId } from './messages-vi.ts'

/** Bengali. */
export const bn: Readonly<Record<PeriodMessageId, string>> = {
  over: 'সংখ্যাটি',
  'over.period': 'সেই মেয়াদের নিজের',
  'over.window': 'সূচকের সময়সীমা, মেয়াদের শেষে',
  'period.running': '{period}, {day} পর্যন্ত',
  'coverage.units': '{reported, number}/{due, number} ইউনিট',
  'coverage.reports': '{reported, number}/{due, number} প্রতিবেদন',
  'period.week': 'সপ্তাহ {count, number}/{year, number, ::group-off}',
  'period.month': 'মাস {count, number}/{year, number, ::group-off}',
  'period.reporting-month': 'প্রতিবেদন মাস {count, number}/{year, number, ::group-off}',
  'period.quarter': 'ত্রৈমাসিক {count, number}/{year, number, ::group-off}',
  'period.year': 'সাল {year, number, ::group-off}',
}
