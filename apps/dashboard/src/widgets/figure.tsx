import type { Indicator, Instant } from '@ioc/metrics'
import { ProofLink } from '../ui/proof-link.tsx'
import { figureOf, unitWord } from './cell-words.ts'
import type { DistrictView } from './view.ts'
import { useText } from '../i18n/text.tsx'

/** A number of the page: a value with its unit, that opens its proof. */
export function Figure({
  view,
  indicator,
  unit,
  value,
  then,
  name,
  isBare = false,
  className = '',
}: {
  readonly view: DistrictView
  readonly indicator: Indicator
  readonly unit: string
  readonly value: number | null
  /** When the value is of, where it is not of now. */
  readonly then?: { readonly asOf: Instant; readonly knownSeq?: number | undefined } | undefined
  /** What it is called aloud; the indicator's name unless given. */
  readonly name?: string
  /** Without its unit, where there is no room and the words beside say it. */
  readonly isBare?: boolean
  readonly className?: string
}) {
  const text = useText()
  const word = unitWord(text, view.catalogue, indicator.unit)
  const figure = figureOf(text, indicator, value)
  const shown = value === null ? figure : `${figure}${word === '%' ? '%' : `\u00a0${word}`}`
  const place = view.unitOf(unit)
  const label = text.t('proof.figure', {
    indicator: name ?? text.pick(indicator.short),
    unit: place === undefined ? unit : text.pick(place.name),
    value: shown,
  })
  return (
    <ProofLink of={{ indicator: indicator.id, unit, ...then }} label={label} className={`live-value ${className}`}>
      {isBare ? figure : shown}
    </ProofLink>
  )
}
