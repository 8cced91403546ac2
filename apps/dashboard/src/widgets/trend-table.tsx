import type { Cell, Indicator, Instant } from '@ioc/metrics'
import { useText } from '../i18n/text.tsx'
import { HiddenTable } from '../ui/hidden-table.tsx'

const DAY = 86_400_000

/** The days of a sparkline as a table, for those who cannot see it; the newest first. */
export function TrendTable({ indicator, cell, asOf }: { indicator: Indicator; cell: Cell; asOf: Instant }) {
  const text = useText()
  if (cell.trend.length === 0) return null
  const rows = cell.trend
    .map((value, at) => [
      text.date(asOf - (cell.trend.length - 1 - at) * DAY),
      value === null ? '–' : text.number(value, indicator.digits),
    ])
    .reverse()
  const caption = text.t('trend.title', { indicator: text.pick(indicator.name), count: cell.trend.length })
  return <HiddenTable caption={caption} head={[text.t('table.day'), text.t('table.value')]} rows={rows} />
}
