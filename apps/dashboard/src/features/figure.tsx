import type { Catalogue, Indicator, Instant, Unit } from '@ioc/metrics'
import { useText } from '../i18n/text.tsx'
import { ProofLink } from '../ui/proof-link.tsx'
import { figureOf } from '../widgets/cell-words.ts'
import { figureWords } from './figure-words.ts'

/** A number of a page that opens its proof; `then` says when it is of, where it is not of now. */
export function ProvedFigure({
  catalogue,
  indicator,
  unit,
  value,
  then,
  isBare = false,
  className = '',
}: {
  readonly catalogue: Catalogue
  readonly indicator: Indicator
  readonly unit: Unit
  readonly value: number | null
  readonly then?: { readonly asOf: Instant; readonly knownSeq?: number | undefined } | undefined
  /** Without its unit, where the words beside say it. */
  readonly isBare?: boolean
  readonly className?: string
}) {
  const text = useText()
  const said = figureWords(text, catalogue, indicator, value)
  return (
    <ProofLink
      of={{ indicator: indicator.id, unit: unit.code, ...then }}
      label={`${text.pick(indicator.short)}, ${text.pick(unit.name)}: ${said}`}
      className={`live-value whitespace-nowrap ${className}`}
    >
      {isBare ? figureOf(text, indicator, value) : said}
    </ProofLink>
  )
}
