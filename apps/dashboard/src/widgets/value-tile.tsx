import type { Cell, Indicator } from '@ioc/metrics'
import { Bullet } from '../charts/bullet.tsx'
import { Sparkline } from '../charts/sparkline.tsx'
import { useText } from '../i18n/text.tsx'
import { CrossFade } from '../ui/cross-fade.tsx'
import { useNewlyOff } from '../ui/newly-off.ts'
import { PencilMark, StaleMark, StatusMark } from '../ui/status-mark.tsx'
import { figureOfCell, sentenceOf, wordOfCell } from './cell-figure.ts'
import * as words from './cell-words.ts'
import { latestPublished, PublishedLine, PublishedLines, PublishedMark } from './published/published-mark.tsx'
import { TrendTable } from './trend-table.tsx'
import type { WallView } from './widget.tsx'

/** One main indicator: every row is there whatever the status, so that nothing moves when it changes. */
export function ValueTile({
  view,
  indicator,
  cell,
  isNarrow = false,
}: {
  view: WallView
  indicator: Indicator
  cell: Cell
  /** Where two of its words have no room beside each other: each gets a line of its own. */
  isNarrow?: boolean
}) {
  const text = useText()
  const { catalogue } = view
  const newlyOff = useNewlyOff(cell.status)
  const sentence = sentenceOf(text, catalogue, indicator, cell)
  return (
    <article
      data-indicator={indicator.id}
      title={sentence}
      aria-label={sentence}
      className={`flex min-h-0 min-w-0 flex-col justify-between rounded-card bg-card px-5 py-3 ${newlyOff ? 'pulse-off' : ''}`}
    >
      <NameRow view={view} indicator={indicator} cell={cell} isNarrow={isNarrow} />
      <FigureRow view={view} indicator={indicator} cell={cell} isNarrow={isNarrow} />
      <Bullet
        value={cell.implausible ? null : cell.value}
        target={cell.target}
        range={cell.range}
        isPercent={indicator.unit === '%'}
      />
      <WordRows view={view} indicator={indicator} cell={cell} isNarrow={isNarrow} />
      <TrendTable indicator={indicator} cell={cell} view={view} />
    </article>
  )
}

interface Part {
  readonly view: WallView
  readonly indicator: Indicator
  readonly cell: Cell
}

/** What it is, how it stands, how it came here; what it could be, or how old it all is. */
export function NameRow({ view, indicator, cell, isNarrow = false }: Part & { readonly isNarrow?: boolean }) {
  const text = useText()
  const range = isNarrow ? null : words.rangeOf(text, indicator, cell)
  return (
    <div className="flex items-baseline gap-3">
      <StatusMark mark={words.markOf(indicator, cell)} className="translate-y-[0.1em] text-name" />
      <h2 className={`min-w-0 flex-1 truncate text-name font-semibold ${isNarrow ? 'tall:text-label' : ''}`}>
        {text.pick(indicator.short)}
      </h2>
      {cell.provenance.byHand && <PencilMark label={text.t('mark.byHand')} />}
      <PublishedMark view={view} indicator={indicator} />
      <span className="flex shrink-0 items-center gap-2 text-label text-text-2">
        {view.staleFor === null ? range : <Age of={view.staleFor} />}
      </span>
    </div>
  )
}

/** How old the number is since the link went, in place of what it could be. */
export function Age({ of }: { of: number }) {
  const text = useText()
  const age = text.age(of)
  return (
    <>
      <StaleMark label={text.t('tile.age', { age })} />
      {age}
    </>
  )
}

/** Letters of a figure that fit beside its unit; a longer one (billions, in some languages) is set smaller. */
const ROOM_AT_FULL_SIZE = 8

function FigureRow({ view, indicator, cell, isNarrow }: Part & { readonly isNarrow: boolean }) {
  const text = useText()
  const unit = wordOfCell(text, view.catalogue, indicator, cell)
  const figure = figureOfCell(text, indicator, cell)
  const size = figure.length > ROOM_AT_FULL_SIZE ? 'text-figure' : 'text-value'
  const why = words.whyOf(text, view.catalogue, cell)
  return (
    <div className="flex items-end gap-4">
      <p className={`live-value flex max-w-full shrink-0 items-baseline gap-1.5 font-semibold tracking-tight ${size}`}>
        <CrossFade text={figure} />
        <span
          className={`truncate font-normal text-text-2 ${isNarrow ? 'text-label tracking-tight' : 'text-lead tracking-normal'}`}
        >
          {cell.value === null ? '' : unit}
        </span>
      </p>
      {why !== null ? (
        <p className="line-clamp-3 min-w-0 flex-1 self-center text-label text-text-2">{why}</p>
      ) : (
        <div className="mb-2 flex h-[4.6rem] min-w-0 flex-1 flex-col">
          {!isNarrow && <PublishedLines view={view} indicator={indicator} />}
          <Sparkline values={cell.trend} target={cell.target} className="min-h-0 w-full flex-1" />
        </div>
      )}
    </div>
  )
}

/** Its parts and target, its pace, who reported and how old the oldest of that is. */
export function WordRows({ view, indicator, cell, isNarrow = false }: Part & { readonly isNarrow?: boolean }) {
  const text = useText()
  const { catalogue, now } = view
  const { state, oldest } = cell.freshness
  const late = state === 'late' || state === 'missing'
  const coverage = words.coverageOf(text, catalogue, indicator, cell)
  const excluded = words.excludedOf(text, (code) => view.unitOf(code)?.name, cell)
  const word = cell.implausible ? text.t('status.implausible') : null
  const beside = word ?? excluded ?? words.paceOf(text, catalogue, indicator, cell)
  const published = latestPublished({ view, indicator })
  const row = isNarrow ? 'flex flex-col' : 'flex justify-between gap-4'
  return (
    <div className="text-label">
      <div className={row}>
        <span className="min-w-0 truncate">{words.partsOf(text, catalogue, indicator, cell) ?? '–'}</span>
        <span className={`flex justify-between gap-3 ${isNarrow ? 'min-w-0' : 'shrink-0'}`}>
          {isNarrow && published && cell.target === null ? (
            <span className="truncate">
              <PublishedLine view={view} indicator={indicator} />
            </span>
          ) : (
            words.targetOf(text, catalogue, indicator, cell)
          )}
          {isNarrow && <span className="text-text-2">{words.rangeOf(text, indicator, cell)}</span>}
        </span>
      </div>
      <div className={`${row} text-text-2`}>
        <span className="min-w-0 truncate">
          {beside ?? '\u00a0'}
          {isNarrow && published && cell.target !== null && ` · ${text.pick(published.text)}`}
        </span>
        <span className="flex shrink-0 items-center gap-2">
          {late && <StaleMark label={text.t(`freshness.${state}`)} />}
          {[coverage, oldest === null ? null : text.moment(oldest.at, now)].filter((part) => part !== null).join(' · ')}
        </span>
      </div>
    </div>
  )
}
