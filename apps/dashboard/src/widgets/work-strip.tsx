import type { Cell, Indicator } from '@ioc/metrics'
import { useText } from '../i18n/text.tsx'
import { Card } from '../ui/card.tsx'
import { CrossFade } from '../ui/cross-fade.tsx'
import { StatusMark } from '../ui/status-mark.tsx'
import { figureOfCell, sentenceOf } from './cell-figure.ts'
import * as words from './cell-words.ts'
import type { WallView } from './widget.tsx'

interface Figure {
  readonly indicator: Indicator
  readonly cell: Cell
}

const ROOM_FOR = 4

/**
 * The work that is being done: the figures counted most often in the component of the first main indicator,
 * counts before rates, those already shown large left out.
 */
export function workFigures({ catalogue, cellOf }: WallView): Figure[] {
  const component = catalogue.indicators.get(catalogue.main[0] ?? '')?.component
  const shown = new Set([...catalogue.main, ...catalogue.components.map(({ lead }) => lead)])
  const daily = (indicator: Indicator) =>
    indicator.kind !== 'index' &&
    indicator.numerator.every(({ measure }) => catalogue.measures.get(measure)?.cadence.every === 'day')
  return [...catalogue.indicators.values()]
    .filter((indicator) => indicator.component === component && !shown.has(indicator.id) && daily(indicator))
    .flatMap((indicator) => {
      const cell = cellOf(indicator.id)
      return cell === undefined ? [] : [{ indicator, cell }]
    })
    .toSorted((a, b) => order(a.indicator) - order(b.indicator))
    .slice(0, ROOM_FOR)
}

const order = (indicator: Indicator) => (indicator.kind === 'count' ? 0 : 1)

/** Those figures side by side. */
export function WorkStrip({ view }: { view: WallView }) {
  const data = workFigures(view)
  const text = useText()
  // What is counted is in its name; over which time is not.
  const besides = (indicator: Indicator) =>
    indicator.unit === '%' ? '%' : words.windowOf(text, view.catalogue, indicator)
  return (
    <Card title={text.t('strip.title')} className="h-full justify-between gap-1">
      <dl className="grid grid-cols-2 gap-x-6 gap-y-2 wall:flex wall:justify-between tall:flex tall:justify-between">
        {data.map(({ indicator, cell }) => (
          <div
            key={indicator.id}
            data-indicator={indicator.id}
            title={sentenceOf(text, view.catalogue, indicator, cell)}
            className="min-w-0"
          >
            <dt className="truncate text-label text-text-2">{text.pick(indicator.short)}</dt>
            <dd className="live-value flex items-baseline gap-2 text-figure font-semibold tracking-tight">
              <CrossFade text={figureOfCell(text, indicator, cell)} />
              <span className="truncate text-label font-normal tracking-normal text-text-2">{besides(indicator)}</span>
              {(cell.status === 'off-target' || cell.status === 'watch') && (
                <StatusMark mark={cell.status} label={text.t(`status.${cell.status}`)} className="text-label" />
              )}
            </dd>
          </div>
        ))}
      </dl>
    </Card>
  )
}
