import { Bullet } from '../../../charts/bullet.tsx'
import { CrossFade } from '../../../ui/cross-fade.tsx'
import { useNewlyOff } from '../../../ui/newly-off.ts'
import { figureOfCell, sentenceOf, wordOfCell } from '../../../widgets/cell-figure.ts'
import { whyOf } from '../../../widgets/cell-words.ts'
import { PublishedSentence } from '../../../widgets/published/published-mark.tsx'
import { TrendChart } from '../../../widgets/trend-chart.tsx'
import { NameRow, WordRows } from '../../../widgets/value-tile.tsx'
import type { WallView } from '../../../widgets/widget.tsx'
import type { Pulls, Tile } from './component.ts'
import { useComponentText } from './messages.ts'
import { PullsOf } from './pulls.tsx'

/** The component's first indicator, large: its value, its last days with the target, who helps and who drags. */
export function FirstIndicator({
  view,
  tile: { indicator, cell },
  pulls,
}: {
  readonly view: WallView
  readonly tile: Tile
  readonly pulls: Pulls | null
}) {
  const text = useComponentText()
  const newlyOff = useNewlyOff(cell?.status ?? null)
  if (cell === undefined) return <article className="rounded-card bg-card" />
  const why = whyOf(text, view.catalogue, cell)
  return (
    <article
      data-indicator={indicator.id}
      aria-label={sentenceOf(text, view.catalogue, indicator, cell)}
      className={`flex min-h-0 min-w-0 flex-col gap-3 rounded-card bg-card px-5 py-3.5 ${newlyOff ? 'pulse-off' : ''}`}
    >
      <NameRow view={view} indicator={indicator} cell={cell} />
      <div className="grid gap-x-8 gap-y-2 tall:grid-cols-[auto_minmax(0,1fr)] wall:grid-cols-[auto_minmax(0,1fr)]">
        <p className="live-value flex items-baseline gap-2 text-value font-semibold tracking-tight">
          <CrossFade text={figureOfCell(text, indicator, cell)} />
          <span className="text-lead font-normal tracking-normal text-text-2">
            {cell.value === null ? '' : wordOfCell(text, view.catalogue, indicator, cell)}
          </span>
        </p>
        <div className="flex min-w-0 flex-col justify-center gap-1">
          <Bullet
            value={cell.implausible ? null : cell.value}
            target={cell.target}
            range={cell.range}
            isPercent={indicator.unit === '%'}
          />
          <WordRows view={view} indicator={indicator} cell={cell} />
        </div>
      </div>
      <PublishedSentence view={view} indicator={indicator} />
      {why !== null && <p className="text-name">{why}</p>}
      <div className="min-h-[15rem] flex-1 tall:min-h-0 wall:min-h-0">
        <TrendChart view={view} indicator={indicator} cell={cell} />
      </div>
      <PullsOf view={view} indicator={indicator} pulls={pulls} />
    </article>
  )
}
