import type { Cell, Indicator } from '@ioc/metrics'
import { useQuery } from '@tanstack/react-query'
import { TrendChart } from '../../widgets/trend-chart.tsx'
import type { HeldMeeting } from './held.ts'
import { useMeetingText } from './messages.ts'
import { frozenQuery } from './queries.ts'

/**
 * The days up to the instant the numbers are held at. A unit under the scope has them in its own scope only, which is
 * not kept when a meeting is closed: the catalogue of now would tell them otherwise.
 */
export function TrendPanel({
  held: { source, meeting, view },
  indicator,
  cell,
}: {
  readonly held: HeldMeeting
  readonly indicator: Indicator
  readonly cell: Cell
}) {
  const text = useMeetingText()
  const isElsewhere = cell.trend.length === 0
  const asked = frozenQuery(source, { ...meeting, scope: cell.unit })
  const { data } = useQuery({ ...asked, enabled: isElsewhere && meeting.kept === null })
  const full = isElsewhere
    ? data?.cells.find(({ indicator: id, unit }) => id === cell.indicator && unit === cell.unit)
    : cell
  if (isElsewhere && meeting.kept !== null) return null
  const held = { catalogue: view.catalogue, snapshot: view.snapshot, now: meeting.asOf }
  return (
    <figure className="flex min-w-0 flex-col gap-1.5">
      <figcaption className="text-text-2">{text.say('one.trend')}</figcaption>
      <div className="h-64 min-w-0 wall:h-80">
        {full !== undefined && full.trend.length > 0 && <TrendChart view={held} indicator={indicator} cell={full} />}
      </div>
    </figure>
  )
}
