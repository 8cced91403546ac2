import type { ApartReason, Cell, Indicator } from '@ioc/metrics'
import { CrossFade } from '../../../ui/cross-fade.tsx'
import { StaleMark, StatusMark } from '../../../ui/status-mark.tsx'
import { figureOfCell } from '../../../widgets/cell-figure.ts'
import { markOf, partsOf, whyOf } from '../../../widgets/cell-words.ts'
import type { LeagueScale } from '../../../widgets/unit-league.ts'
import type { WallView } from '../../../widgets/widget.tsx'
import { LeagueBar } from '../../../widgets/league-bar.tsx'
import { type LeagueText, useLeagueText } from './messages.ts'

/** Its rank; why it has none; or neither, for the scope's own row above them all. */
export interface Place {
  readonly rank?: number
  readonly reason?: ApartReason
}

interface LeagueRowProps {
  readonly view: WallView
  readonly indicator: Indicator
  readonly cell: Cell
  readonly scale: LeagueScale
  readonly place: Place
}

/** Not in the hand. */
export const WIDER = 'hidden tall:table-cell wall:table-cell'
/** Only across a wall: elsewhere it stands below the name. */
export const WIDEST = 'hidden wall:table-cell'

/** One unit of the league: rank, name, bar, value, what it is made of, how it goes. */
export function LeagueRow({ view, indicator, cell, scale, place }: LeagueRowProps) {
  const text = useLeagueText()
  const unit = view.unitOf(cell.unit)
  const mark = markOf(indicator, cell)
  const whole = place.rank === undefined && place.reason === undefined
  const parts = indicator.kind !== 'count' ? partsOf(text, view.catalogue, indicator, cell) : null
  const why = whyOf(text, view.catalogue, cell)
  const { state } = cell.freshness
  const stale = cell.value !== null && (state === 'late' || state === 'missing')
  return (
    <tr
      data-unit={cell.unit}
      data-rank={place.rank}
      className={`border-t border-rule ${whole ? 'bg-card font-semibold' : ''}`}
    >
      <td className="px-3 text-right font-semibold">{placeText(text, place)}</td>
      <th scope="row" className={`pr-3 text-left ${whole ? 'font-semibold' : 'font-normal'}`}>
        <span className="flex items-center gap-[0.5em] whitespace-nowrap">
          <StatusMark mark={mark} label={text.t(`status.${mark}`)} />
          {unit === undefined ? cell.unit : text.pick(unit.name)}
          {stale && <StaleMark label={text.t(`freshness.${state}`)} />}
        </span>
        <span className="text-label font-normal whitespace-nowrap text-text-2 wall:hidden">{why ?? parts}</span>
      </th>
      {why === null ? (
        <>
          <td className={`w-full px-3 ${WIDER}`}>
            {place.reason !== 'not-comparable' && place.reason !== 'part-known' && (
              <LeagueBar cell={cell} scale={scale} faint={place.reason === 'few-cases'} />
            )}
          </td>
          <td className="live-value px-2 text-right leading-none whitespace-nowrap tall:text-[max(1.72rem,1.1em)] wall:text-[max(1.72rem,1.1em)]">
            <CrossFade text={figureOfCell(text, indicator, cell)} />
          </td>
          <td className={`px-3 text-right text-label font-normal whitespace-nowrap text-text-2 ${WIDEST}`}>{parts}</td>
        </>
      ) : (
        <NoValue why={why} />
      )}
      <td className={`px-3 text-right font-normal whitespace-nowrap text-text-2 ${WIDER}`}>
        {cell.pace === null ? '–' : text.signed(cell.pace.done, Math.max(1, indicator.digits))}
      </td>
    </tr>
  )
}

const placeText = (text: LeagueText, { rank, reason }: Place) =>
  rank === undefined ? reason === undefined ? '' : <span aria-hidden>–</span> : text.number(rank)

/** Why there is nothing to compare, over the place of bar and value; elsewhere it stands below the name. */
function NoValue({ why }: { readonly why: string }) {
  return (
    <>
      <td colSpan={3} className={`px-3 text-label text-text-2 ${WIDEST}`}>
        {why}
      </td>
      <td className="hidden tall:table-cell" />
      <td className="px-2 text-right wall:hidden">–</td>
    </>
  )
}
