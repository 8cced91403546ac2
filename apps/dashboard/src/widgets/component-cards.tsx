import { type Cell, type Component, type ComponentState, componentStates, type Indicator } from '@ioc/metrics'
import { Sparkline } from '../charts/sparkline.tsx'
import { useText } from '../i18n/text.tsx'
import { CrossFade } from '../ui/cross-fade.tsx'
import { useNewlyOff } from '../ui/newly-off.ts'
import { StatusMark } from '../ui/status-mark.tsx'
import { figureOfCell, sentenceOf, wordOfCell } from './cell-figure.ts'
import { markOf } from './cell-words.ts'
import { TrendTable } from './trend-table.tsx'
import { defineWidget, type WallView } from './widget.tsx'

/** A component, how it stands, and what its lead indicator says. */
export interface ComponentCard {
  readonly component: Component
  readonly state: ComponentState | undefined
  readonly lead: Indicator | undefined
  readonly cell: Cell | undefined
}

/** The components in the catalogue's order, each with how it stands and its lead indicator's cell. */
export function componentCards({
  catalogue,
  snapshot,
  cellOf,
}: Pick<WallView, 'catalogue' | 'snapshot' | 'cellOf'>): ComponentCard[] {
  const states = componentStates(catalogue, snapshot.cells, snapshot.scope)
  return catalogue.components.map((component) => ({
    component,
    state: states.find((state) => state.component === component.id),
    lead: catalogue.indicators.get(component.lead),
    cell: cellOf(component.lead),
  }))
}

function Show({ data, view }: { data: readonly ComponentCard[]; view: WallView }) {
  return (
    <div className="grid h-full grid-cols-2 gap-4 tall:grid-cols-3 wall:grid-flow-col wall:auto-cols-fr wall:grid-cols-none wall:grid-rows-[auto_1fr_auto]">
      {data.map((card) => (
        <CardOf key={card.component.id} card={card} view={view} />
      ))}
    </div>
  )
}

function CardOf({ card: { component, state, lead, cell }, view }: { card: ComponentCard; view: WallView }) {
  const text = useText()
  const status = state?.status ?? null
  const newlyOff = useNewlyOff(status)
  const mark = status ?? (lead === undefined ? 'no-data' : markOf(lead, cell))
  const sentence = lead !== undefined && cell !== undefined ? sentenceOf(text, view.catalogue, lead, cell) : ''
  return (
    <article
      data-component={component.id}
      title={sentence}
      aria-label={`${text.pick(component.name)}: ${text.t(`status.${mark}`)}. ${sentence}`}
      className={`row-span-3 grid min-w-0 grid-cols-[minmax(0,1fr)] grid-rows-subgrid gap-y-1 rounded-card bg-card px-4 py-3 ${newlyOff ? 'pulse-off' : ''}`}
    >
      <div className="flex items-baseline gap-2">
        <StatusMark mark={mark} className="translate-y-[0.1em] text-name" />
        <h2 className="line-clamp-2 min-w-0 flex-1 text-[1.3rem] leading-[1.36] font-semibold">
          {text.pick(component.name)}
        </h2>
      </div>
      {lead !== undefined && cell !== undefined ? <LeadRow view={view} lead={lead} cell={cell} /> : <div />}
      <div className="flex items-end justify-between gap-3 text-label text-text-2">
        <span className="line-clamp-2 min-w-0">{lead === undefined ? '' : text.pick(lead.short)}</span>
        <span className="shrink-0">
          {state === undefined || state.counted === 0
            ? '–'
            : `${text.number(state.onTarget)}/${text.number(state.counted)}`}
        </span>
      </div>
    </article>
  )
}

function LeadRow({ view, lead, cell }: { view: WallView; lead: Indicator; cell: Cell }) {
  const text = useText()
  return (
    <div className="flex items-end gap-3 self-center">
      <p className="live-value flex shrink-0 items-baseline gap-1 text-figure font-semibold tracking-tight">
        <CrossFade text={figureOfCell(text, lead, cell)} />
        <span className="text-label font-normal tracking-normal text-text-2">
          {cell.value === null ? '' : wordOfCell(text, view.catalogue, lead, cell)}
        </span>
      </p>
      <Sparkline values={cell.trend} target={cell.target} className="mb-1.5 h-[2.6rem] min-w-0 flex-1" />
      <TrendTable indicator={lead} cell={cell} view={view} />
    </div>
  )
}

export const componentCardsWidget = defineWidget({
  id: 'component-cards',
  area: 'components',
  title: 'components.title',
  data: componentCards,
  Show,
})
