import type { Cell, Indicator } from '@ioc/metrics'
import { Bullet } from '../charts/bullet.tsx'
import { Sparkline } from '../charts/sparkline.tsx'
import { useText } from '../i18n/text.tsx'
import { CrossFade } from '../ui/cross-fade.tsx'
import { useNewlyOff } from '../ui/newly-off.ts'
import { PencilMark, StaleMark, StatusMark } from '../ui/status-mark.tsx'
import { figureOfCell, sentenceOf, wordOfCell } from './cell-figure.ts'
import * as words from './cell-words.ts'
import { latestPublished, PublishedLine, PublishedMark } from './published/published-mark.tsx'
import { TrendTable } from './trend-table.tsx'
import { Age } from './value-tile.tsx'
import type { WallView } from './widget.tsx'

interface Part {
  readonly view: WallView
  readonly indicator: Indicator
  readonly cell: Cell
}

/** A value tile where many share the room: as a tile with its bar and its line, or as two lines of words. */
export function SmallTile({ view, indicator, cell, isLine }: Part & { readonly isLine: boolean }) {
  const text = useText()
  const newlyOff = useNewlyOff(cell.status)
  const sentence = sentenceOf(text, view.catalogue, indicator, cell)
  return (
    <article
      data-indicator={indicator.id}
      title={sentence}
      aria-label={sentence}
      className={`flex min-h-0 min-w-0 flex-col justify-center overflow-hidden rounded-card bg-card px-4 py-1.5 ${isLine ? '' : 'gap-1'} ${newlyOff ? 'pulse-off' : ''}`}
    >
      <Name view={view} indicator={indicator} cell={cell} />
      {isLine ? (
        <div className="flex items-baseline justify-between gap-3">
          <Figure view={view} indicator={indicator} cell={cell} className="text-lead leading-tight" />
          <span className="truncate text-label leading-tight text-text-2">
            {cell.target === null ? (
              <PublishedLine view={view} indicator={indicator} />
            ) : (
              words.targetOf(text, view.catalogue, indicator, cell)
            )}
          </span>
        </div>
      ) : (
        <>
          <div className="flex items-end gap-4">
            <Figure view={view} indicator={indicator} cell={cell} className="text-figure tracking-tight" />
            <Sparkline values={cell.trend} target={cell.target} className="mb-1 h-[2.6rem] min-w-0 flex-1" />
          </div>
          <Bullet
            value={cell.implausible ? null : cell.value}
            target={cell.target}
            range={cell.range}
            isPercent={indicator.unit === '%'}
          />
          <Below view={view} indicator={indicator} cell={cell} />
        </>
      )}
      <TrendTable indicator={indicator} cell={cell} view={view} />
    </article>
  )
}

function Name({ view, indicator, cell }: Part) {
  const text = useText()
  const { state } = cell.freshness
  return (
    <div className="flex items-baseline gap-2 text-label">
      <StatusMark mark={words.markOf(indicator, cell)} className="translate-y-[0.1em]" />
      <h2 className="min-w-0 flex-1 truncate leading-snug font-semibold">{text.pick(indicator.short)}</h2>
      {cell.provenance.byHand && <PencilMark label={text.t('mark.byHand')} />}
      <PublishedMark view={view} indicator={indicator} />
      {view.staleFor !== null ? (
        <span className="flex shrink-0 items-center gap-1 text-text-2">
          <Age of={view.staleFor} />
        </span>
      ) : (
        (state === 'late' || state === 'missing') && <StaleMark label={text.t(`freshness.${state}`)} />
      )}
    </div>
  )
}

/** Letters of a figure that fit beside its unit; a longer one is set smaller. */
const ROOM_AT_FULL_SIZE = 8

function Figure({ view, indicator, cell, className }: Part & { readonly className: string }) {
  const text = useText()
  if (cell.value === null) {
    return (
      <p className={`flex min-w-0 items-baseline gap-2 ${className}`}>
        –<span className="truncate text-label text-text-2">{text.t(`reason.${cell.reason ?? 'no-readings'}`)}</span>
      </p>
    )
  }
  const figure = figureOfCell(text, indicator, cell)
  const size = figure.length > ROOM_AT_FULL_SIZE ? 'text-lead' : className
  return (
    <p className={`live-value flex max-w-full shrink-0 items-baseline gap-1.5 font-semibold ${size}`}>
      <CrossFade text={figure} />
      <span className="truncate text-label font-normal tracking-normal text-text-2">
        {wordOfCell(text, view.catalogue, indicator, cell)}
      </span>
    </p>
  )
}

/** The target, and who reported. */
function Below({ view, indicator, cell }: Part) {
  const text = useText()
  return (
    <p className="flex justify-between gap-3 text-label leading-snug text-text-2">
      <span className="truncate">
        {cell.implausible ? (
          words.whyOf(text, view.catalogue, cell)
        ) : cell.target === null && latestPublished({ view, indicator }) ? (
          <PublishedLine view={view} indicator={indicator} />
        ) : (
          words.targetOf(text, view.catalogue, indicator, cell)
        )}
      </span>
      <span className="shrink-0">{words.coverageOf(text, view.catalogue, indicator, cell)}</span>
    </p>
  )
}
