/** Vietnamese: its keys are the ones the other languages must have. */
export const vi = {
  'period.week': 'tuần {count, number}/{year, number, ::group-off}',
  'period.month': 'tháng {count, number}/{year, number, ::group-off}',
  'period.reporting-month': 'kỳ báo cáo tháng {count, number}/{year, number, ::group-off}',
  'period.quarter': 'quý {count, number}/{year, number, ::group-off}',
  'period.year': 'năm {year, number, ::group-off}',
} as const satisfies Record<string, string>

export type PeriodMessageId = keyof typeof vi
