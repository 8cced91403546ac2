import { Bullet } from '../../../charts/bullet.tsx'
import { Sparkline } from '../../../charts/sparkline.tsx'
import { CrossFade } from '../../../ui/cross-fade.tsx'
import { figureOfCell, wordOfCell } from '../../../widgets/cell-figure.ts'
import { rateOf, shortfallOf, targetOf } from '../../../widgets/cell-words.ts'
import { brokenWords, lackBesideGap } from '../../../widgets/exception-words.ts'
import { sinceWords } from '../../../widgets/since-words.ts'
import { TrendChart } from '../../../widgets/trend-chart.tsx'
import { TrendTable } from '../../../widgets/trend-table.tsx'
import { Age } from '../../../widgets/value-tile.tsx'
import type { WallView } from '../../../widgets/widget.tsx'
import type { Exception } from '../../../widgets/exceptions.ts'
import { useExceptionsText } from './messages.ts'

/** What an entry is drawn from. */
export interface EntryProps {
  readonly exception: Exception
  readonly view: WallView
  /** How many entries share the room: the fewer, the larger each is. */
  readonly beside: number
}

/** Entries that still leave room for a figure of a tile's size. */
export const LARGE_UP_TO = 5
/** Entries that still leave room for a chart. */
export const CHART_UP_TO = 3

/** The value with its unit, what it lacks, and the target on its bar. */
export function Figure({ exception: { indicators, cell, lack, kind }, view, beside }: EntryProps) {
  const text = useExceptionsText()
  const [indicator] = indicators
  const broken = brokenWords(text, cell)
  if (broken !== null) return <p className="text-lead font-semibold">{broken}</p>
  if (kind === 'not-reported' || indicator === undefined || cell === undefined) {
    return <p className="text-lead font-semibold">{text.say('owes', { count: indicators.length })}</p>
  }
  const size =
    beside === 1
      ? 'text-value wall:text-[8rem] wall:leading-[1.1]'
      : beside <= LARGE_UP_TO
        ? 'text-value'
        : 'text-figure'
  return (
    <div className="min-w-0">
      <p className={`live-value flex items-baseline gap-2 font-semibold tracking-tight ${size}`}>
        <CrossFade text={figureOfCell(text, indicator, cell)} />
        <span className="truncate text-name font-normal tracking-normal text-text-2">
          {wordOfCell(text, view.catalogue, indicator, cell)}
        </span>
      </p>
      <Bullet value={cell.value} target={cell.target} range={cell.range} isPercent={indicator.unit === '%'} />
      <p className="flex justify-between gap-3 text-label text-text-2">
        <span className="truncate">{lackBesideGap(text, view.catalogue, indicator, lack)}</span>
        <span className="shrink-0">{targetOf(text, view.catalogue, indicator, cell)}</span>
      </p>
    </div>
  )
}

/** The gap in words, since when it is so, and how it goes; once the link is gone, how old all that is. */
export function Words({ exception, view, beside }: EntryProps) {
  const text = useExceptionsText()
  const { indicators, cell, kind } = exception
  const [indicator] = indicators
  const tone = kind === 'off-target' ? 'text-off' : kind === 'watch' ? 'text-watch' : ''
  const gap = indicator && cell ? shortfallOf(text, view.catalogue, indicator, cell) : null
  const rate = indicator && cell ? rateOf(text, indicator, cell) : null
  const since = sinceWords(text, exception, view.now)
  return (
    <div className={`min-w-0 text-label ${beside <= CHART_UP_TO ? '' : 'tall:pl-[2.4rem]'}`}>
      {gap !== null && (
        <p className={`live-value font-semibold ${beside <= LARGE_UP_TO ? 'text-lead' : 'text-name'} ${tone}`}>{gap}</p>
      )}
      {since !== null && <p>{since}</p>}
      {rate !== null && <p className="live-value text-text-2">{rate}</p>}
      {view.staleFor !== null && (
        <p className="flex items-center gap-2 text-text-2">
          <Age of={view.staleFor} />
        </p>
      )}
    </div>
  )
}

/** The last days: a chart where few entries leave it room, else a line. A unit under the scope has them in its own scope only. */
export function Drawn({ exception: { indicators, cell }, view, beside }: EntryProps) {
  const [indicator] = indicators
  if (indicator === undefined || cell === undefined || cell.trend.length === 0) return null
  if (beside <= CHART_UP_TO) {
    return (
      <div className="min-h-[12rem] flex-1 tall:min-h-[7rem] wall:min-h-[7rem]">
        <TrendChart view={view} indicator={indicator} cell={cell} />
      </div>
    )
  }
  return (
    <div>
      <Sparkline
        values={cell.trend}
        target={cell.target}
        className={`h-[2.4rem] w-full tall:h-[1.9rem] ${beside <= LARGE_UP_TO ? 'wall:h-[4.2rem]' : ''}`}
      />
      <TrendTable indicator={indicator} cell={cell} view={view} />
    </div>
  )
}
