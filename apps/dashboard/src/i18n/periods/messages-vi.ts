/** Vietnamese: its keys are the ones the other languages must have. */
export const vi = {
  over: 'Số của kỳ',
  'over.period': 'của chính kỳ đó',
  'over.window': 'cửa sổ của chỉ số, đến hết kỳ',
  'period.running': '{period}, đến {day}',
  'coverage.units': '{reported, number}/{due, number} đơn vị',
  'coverage.reports': '{reported, number}/{due, number} báo cáo',
  'period.week': 'tuần {count, number}/{year, number, ::group-off}',
  'period.month': 'tháng {count, number}/{year, number, ::group-off}',
  'period.reporting-month': 'kỳ báo cáo tháng {count, number}/{year, number, ::group-off}',
  'period.quarter': 'quý {count, number}/{year, number, ::group-off}',
  'period.year': 'năm {year, number, ::group-off}',
} as const satisfies Record<string, string>

export type PeriodMessageId = keyof typeof vi
