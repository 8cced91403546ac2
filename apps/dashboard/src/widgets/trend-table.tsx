import type { Cell, Indicator } from '@ioc/metrics'
import { useText } from '../i18n/text.tsx'
import { HiddenTable } from '../ui/hidden-table.tsx'
import { unitOverTime } from './cell-words.ts'
import type { DistrictView } from './view.ts'

const DAY = 86_400_000

/** The days of a sparkline as a table, for those who cannot see it; the newest first. */
export function TrendTable({
  view: { catalogue, snapshot },
  indicator,
  cell,
}: {
  readonly view: Pick<DistrictView, 'catalogue' | 'snapshot'>
  readonly indicator: Indicator
  readonly cell: Cell
}) {
  const text = useText()
  if (cell.trend.length === 0) return null
  const rows = cell.trend
    .map((value, at) => [
      text.date(snapshot.asOf - (cell.trend.length - 1 - at) * DAY),
      value === null ? '–' : text.number(value, indicator.digits),
    ])
    .reverse()
  const caption = text.t('trend.title', { indicator: text.pick(indicator.name), count: cell.trend.length })
  // A day's figure may be of weeks: without its unit it would read as what that day alone had.
  const value = `${text.t('table.value')}, ${unitOverTime(text, catalogue, indicator)}`
  return <HiddenTable caption={caption} head={[text.t('table.day'), value]} rows={rows} />
}
