import type { WireProof } from '@ioc/contract'
import type { Catalogue, Indicator } from '@ioc/metrics'
import { PencilMark, StatusMark } from '../../ui/status-mark.tsx'
import { figureOfCell, wordOfCell } from '../../widgets/cell-figure.ts'
import { coverageOf, excludedOf, markOf, paceOf, partsOf, targetOf, whyOf } from '../../widgets/cell-words.ts'
import { useProofText } from './messages.ts'

/** The number itself: whose, how much, how it stands, and as of when. */
export function NumberHead({
  proof,
  catalogue,
  indicator,
}: {
  readonly proof: WireProof
  readonly catalogue: Catalogue
  readonly indicator: Indicator
}) {
  const text = useProofText()
  const { say, t, pick } = text
  const { cell } = proof
  const unit = catalogue.units.find(({ code }) => code === proof.unit)
  const mark = markOf(indicator, cell)
  const why = whyOf(text, catalogue, cell)
  const nameOf = (code: string) => catalogue.units.find((one) => one.code === code)?.name
  const facts = [
    partsOf(text, catalogue, indicator, cell),
    targetOf(text, catalogue, indicator, cell),
    paceOf(text, catalogue, indicator, cell),
    coverageOf(text, catalogue, indicator, cell),
    excludedOf(text, nameOf, cell),
  ].filter((fact) => fact !== null)
  return (
    <header className="flex flex-col gap-2">
      <h2 className="text-lead font-semibold">{pick(indicator.name)}</h2>
      <p className="text-text-2">{unit === undefined ? proof.unit : pick(unit.name)}</p>
      <p className="flex flex-wrap items-baseline gap-x-4 gap-y-1">
        <span className="text-value font-semibold">
          {figureOfCell(text, indicator, cell)}
          <span className="pl-2 text-lead font-normal text-text-2">{wordOfCell(text, catalogue, indicator, cell)}</span>
        </span>
        <span className="flex items-baseline gap-2">
          <StatusMark mark={mark} className="self-center" />
          {t(`status.${mark}`)}
        </span>
        {cell.provenance.byHand && <PencilMark label={t('mark.byHand')} />}
        {cell.provenance.sample && (
          <span className="rounded-sm bg-sample px-2 font-semibold text-on-sample">{t('band.sample')}</span>
        )}
      </p>
      {why !== null && <p>{why}</p>}
      <p className="text-text-2">{facts.join(' · ')}</p>
      <p className="text-text-2">{say('asOf', { asOf: text.stamp(proof.asOf), seq: proof.knownSeq })}</p>
    </header>
  )
}
