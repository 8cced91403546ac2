import { Link } from 'react-router'
import { PencilMark, StaleMark, StatusMark } from '../../ui/status-mark.tsx'
import { coverageOf, excludedOf, markOf, paceOf, partsOf, rangeOf, targetOf, whyOf } from '../../widgets/cell-words.ts'
import type { DistrictView } from '../../widgets/view.ts'
import { ProvedFigure } from '../../widgets/figure.tsx'
import { useIndicatorText } from './messages.ts'
import type { Shown } from './shown.ts'

/** What it is, whose, and the number itself with what it is made of. */
export function Head({ shown, view }: { readonly shown: Shown; readonly view: DistrictView | null }) {
  const text = useIndicatorText()
  const { catalogue, indicator, unit } = shown
  const component = catalogue.components.find(({ id }) => id === indicator.component)
  return (
    <header className="flex min-w-0 flex-wrap items-end justify-between gap-x-10 gap-y-3">
      <div className="min-w-0 flex-1 basis-[24rem]">
        <p className="text-text-2">{component === undefined ? '' : text.pick(component.name)}</p>
        <h1 className="text-lead font-semibold text-balance">{text.pick(indicator.name)}</h1>
        <p>
          <Link to={`/units/${encodeURIComponent(unit.code)}`} className="underline underline-offset-4">
            {text.pick(unit.name)}
          </Link>
        </p>
      </div>
      {view !== null && <Number shown={shown} view={view} />}
    </header>
  )
}

function Number({ shown, view }: { readonly shown: Shown; readonly view: DistrictView }) {
  const text = useIndicatorText()
  const { catalogue, indicator, unit, asked } = shown
  const cell = view.cellOf(indicator.id, unit.code)
  if (cell === undefined) return null
  const mark = markOf(indicator, cell)
  const why = whyOf(text, catalogue, cell)
  const { asOf, acceptedSeq } = view.snapshot
  const facts = [
    partsOf(text, catalogue, indicator, cell),
    targetOf(text, catalogue, indicator, cell),
    paceOf(text, catalogue, indicator, cell),
    coverageOf(text, catalogue, indicator, cell),
    rangeOf(text, indicator, cell),
    excludedOf(text, (code) => view.unitOf(code)?.name, cell),
  ].filter((fact) => fact !== null)
  const { state } = cell.freshness
  return (
    <div className="min-w-0">
      <p className="flex flex-wrap items-baseline gap-x-4 gap-y-1 xl:justify-end">
        <ProvedFigure
          catalogue={catalogue}
          indicator={indicator}
          unit={unit}
          value={cell.value}
          cell={cell}
          then={asked.asOf === null ? undefined : { asOf, knownSeq: acceptedSeq }}
          wraps
          className="text-figure font-semibold"
        />
        <span className="flex items-baseline gap-2 text-name">
          <StatusMark mark={mark} className="self-center" />
          {text.t(`status.${mark}`)}
        </span>
        {(state === 'late' || state === 'missing') && <StaleMark label={text.t(`freshness.${state}`)} />}
        {cell.provenance.byHand && <PencilMark label={text.t('mark.byHand')} />}
      </p>
      {why !== null && <p className="xl:text-right">{why}</p>}
      <p className="text-text-2 xl:text-right">{facts.join(' · ')}</p>
    </div>
  )
}
