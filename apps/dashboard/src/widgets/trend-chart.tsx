import { type Cell, dayOf, type Indicator, type Instant } from '@ioc/metrics'
import { Suspense, useCallback } from 'react'
import { LaterChart } from '../charts/later-chart.ts'
import type { BuildOption } from '../charts/EChart.tsx'
import { levelTarget, type Trend } from '../charts/trend.ts'
import { trendOption } from '../charts/trend-option.ts'
import { type Text, useText } from '../i18n/text.tsx'
import { useUnchanged } from '../ui/use-unchanged.ts'
import { figureOf, targetOf, unitWord } from './cell-words.ts'
import { dayWords } from './figure-words.ts'
import { TrendTable } from './trend-table.tsx'
import type { WallView } from './widget.tsx'

const DAY = 86_400_000

/** The days of a cell as a trend: its value by day up to `asOf`, and the target of now. */
export function cellTrend(text: Text, { catalogue, snapshot }: View, indicator: Indicator, cell: Cell): Trend {
  const points = cell.trend.map((value, at) => ({ time: dayBack(snapshot.asOf, cell.trend.length - 1 - at), value }))
  const percent = unitWord(text, catalogue, indicator.unit) === '%' ? '%' : ''
  const last = cell.trend.findLast((value) => value !== null) ?? null
  return {
    lines: [{ points, label: last === null ? '' : `${figureOf(text, indicator, last)}${percent}` }],
    target: levelTarget(points, cell.target, targetOf(text, catalogue, indicator, cell)),
    marks: [],
    most: percent === '' ? undefined : 100,
    least: 10 ** -indicator.digits,
  }
}

type View = Pick<WallView, 'catalogue' | 'snapshot'>
const dayBack = (asOf: Instant, days: number) => asOf - days * DAY

/** The last days of a cell, large: its line, the target, both told at their ends; and the same as a table. */
export function TrendChart({
  view,
  indicator,
  cell,
}: {
  readonly view: View & Pick<WallView, 'now'>
  readonly indicator: Indicator
  readonly cell: Cell
}) {
  const text = useText()
  const trend = useUnchanged(cellTrend(text, view, indicator, cell))
  const { digits } = indicator
  const { now, catalogue } = view
  const build = useCallback<BuildOption>(
    (palette, size) => {
      const value = (of: number) => (Math.abs(of) < 1_000_000 ? text.gap(of, Math.max(1, digits)) : text.large(of, 1))
      const end = (time: number) => dayWords(text, catalogue, dayOf(time, catalogue.utcOffsetMinutes)).slice(0, 5)
      return trendOption(trend, { value, time: (time) => text.moment(time, now), end }, palette, size)
    },
    [trend, digits, text, now, catalogue],
  )
  return (
    <div className="relative size-full min-h-0">
      <Suspense fallback={null}>
        <div className="live-picture absolute inset-0">
          <LaterChart build={build} />
        </div>
      </Suspense>
      <TrendTable indicator={indicator} cell={cell} view={view} />
    </div>
  )
}
