import type { Cell, Indicator } from '@ioc/metrics'
import { Bullet } from '../../charts/bullet.tsx'
import type { Exception } from '../../widgets/exceptions.ts'
import { coverageOf, partsOf, paceOf, shortfallOf, targetOf } from '../../widgets/cell-words.ts'
import { absentWords, brokenWords, lackBesideGap } from '../../widgets/exception-words.ts'
import { Figure } from '../../widgets/figure.tsx'
import { DragsTable } from './drags-table.tsx'
import { type HeldMeeting, heldAt } from './held.ts'
import { useMeetingText } from './messages.ts'
import { NowLine } from './now-line.tsx'
import { SilentUnit } from './silent-unit.tsx'
import { TrendPanel } from './trend-panel.tsx'
import { Whose } from './whose.tsx'

/** One exception, large enough for a projector: how much against what, since when, whose, how it came there and who drags. */
export function ExceptionPane({ held, exception }: { readonly held: HeldMeeting; readonly exception: Exception }) {
  const { indicators, cell } = exception
  const [indicator] = indicators
  return (
    <div className="grid grid-cols-[minmax(0,1fr)] gap-x-10 gap-y-6 wall:grid-cols-[minmax(0,1fr)_minmax(0,1fr)]">
      {cell === undefined || indicator === undefined ? (
        <SilentUnit held={held} exception={exception} />
      ) : (
        <>
          <Standing held={held} exception={exception} indicator={indicator} cell={cell} />
          <TrendPanel held={held} indicator={indicator} cell={cell} />
          <DragsTable held={held} indicator={indicator} units={exception.units} />
        </>
      )}
    </div>
  )
}

function Standing({
  held,
  exception,
  indicator,
  cell,
}: {
  readonly held: HeldMeeting
  readonly exception: Exception
  readonly indicator: Indicator
  readonly cell: Cell
}) {
  const text = useMeetingText()
  const { catalogue } = held.view
  const { kind, lack } = exception
  const gap = shortfallOf(text, catalogue, indicator, cell)
  const facts = [
    partsOf(text, catalogue, indicator, cell),
    coverageOf(text, catalogue, indicator, cell),
    paceOf(text, catalogue, indicator, cell),
  ].filter((fact) => fact !== null && fact !== gap)
  return (
    <div className="flex min-w-0 flex-col gap-3">
      <p className="flex flex-wrap items-baseline gap-x-5">
        <Figure
          view={held.view}
          indicator={indicator}
          unit={cell.unit}
          value={cell.value}
          cell={cell}
          then={heldAt(held.meeting)}
          className="text-value font-semibold tracking-tight"
        />
        <span className="text-lead">{targetOf(text, catalogue, indicator, cell)}</span>
      </p>
      <Bullet value={cell.value} target={cell.target} range={cell.range} isPercent={indicator.unit === '%'} />
      <p className={`text-lead font-semibold ${kind === 'off-target' ? 'text-off' : 'text-watch'}`}>
        {[gap, lackBesideGap(text, catalogue, indicator, lack), brokenWords(text, cell)]
          .filter((part) => part !== null)
          .join(' · ')}
      </p>
      <p className="text-name">{facts.join(' · ')}</p>
      {absentWords(text, exception).map((words) => (
        <p key={words} className="text-name">
          {words}
        </p>
      ))}
      <Whose held={held} exception={exception} />
      <NowLine held={held} indicator={indicator} cell={cell} />
    </div>
  )
}
