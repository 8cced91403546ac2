import type { Cell, Indicator } from '@ioc/metrics'
import { StatusMark } from '../../ui/status-mark.tsx'
import { figureOfCell, saidOfCell } from '../../widgets/cell-figure.ts'
import { markOf } from '../../widgets/cell-words.ts'
import type { HeldMeeting } from './held.ts'
import { useMeetingText } from './messages.ts'

/** How the number is by now, where it is no longer what the meeting speaks of. */
export function NowLine({
  held: { live },
  indicator,
  cell,
}: {
  readonly held: HeldMeeting
  readonly indicator: Indicator
  readonly cell: Cell
}) {
  const text = useMeetingText()
  const now = live?.cellOf(cell.indicator, cell.unit)
  if (live === null || now === undefined) return null
  const isSame =
    now.status === cell.status && figureOfCell(text, indicator, now) === figureOfCell(text, indicator, cell)
  if (isSame) return null
  const mark = markOf(indicator, now)
  return (
    <p data-now className="flex items-baseline gap-2 border-l-4 border-accent pl-3 text-name">
      <StatusMark mark={mark} className="translate-y-[0.1em]" />
      {now.value === null
        ? text.say('one.nowNone')
        : text.say('one.now', {
            value: saidOfCell(text, live.catalogue, indicator, now),
            status: text.t(`status.${mark}`),
          })}
    </p>
  )
}
