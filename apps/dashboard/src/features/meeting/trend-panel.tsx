import type { Cell, Indicator } from '@ioc/metrics'
import { useQuery } from '@tanstack/react-query'
import { Sparkline } from '../../charts/sparkline.tsx'
import { TrendTable } from '../../widgets/trend-table.tsx'
import type { HeldMeeting } from './held.ts'
import { useMeetingText } from './messages.ts'
import { frozenQuery } from './queries.ts'

const DAY = 86_400_000

/** The days up to the instant the numbers are held at. A unit under the scope has them in its own scope only. */
export function TrendPanel({
  held: { source, meeting },
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
  const { data } = useQuery({ ...asked, enabled: isElsewhere })
  const full = isElsewhere
    ? data?.cells.find(({ indicator: id, unit }) => id === cell.indicator && unit === cell.unit)
    : cell
  const days = full?.trend.length ?? 0
  return (
    <figure className="flex min-w-0 flex-col gap-1.5">
      <figcaption className="text-text-2">{text.say('one.trend')}</figcaption>
      <Sparkline values={full?.trend ?? []} target={cell.target} className="h-[12rem] w-full wall:h-[16rem]" />
      {full !== undefined && days > 0 && (
        <>
          <p className="flex justify-between text-text-2">
            <span>{dayOf(text.stamp(meeting.asOf - (days - 1) * DAY))}</span>
            <span>{text.stamp(meeting.asOf)}</span>
          </p>
          <TrendTable indicator={indicator} cell={full} asOf={meeting.asOf} />
        </>
      )}
    </figure>
  )
}

/** `16:42 23/11/2026` as `23/11/2026`. */
const dayOf = (stamp: string) => stamp.slice(stamp.indexOf(' ') + 1)
