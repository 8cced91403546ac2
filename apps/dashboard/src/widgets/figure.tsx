import type { Catalogue, Cell, Indicator, Instant, Unit } from '@ioc/metrics'
import { useText } from '../i18n/text.tsx'
import { ProofLink } from '../ui/proof-link.tsx'
import { figureOfCell, isToldOtherwise, saidOfCell } from './cell-figure.ts'
import { figureOf } from './cell-words.ts'
import { figureWords } from './figure-words.ts'
import type { DistrictView } from './view.ts'

interface FigureProps {
  readonly indicator: Indicator
  readonly value: number | null
  /** Whose value it is, where that is known: few cases and what is partly known are told as such. */
  readonly cell?: Cell | undefined
  /** When the value is of, where it is not of now. */
  readonly then?: { readonly asOf: Instant; readonly knownSeq?: number | undefined } | undefined
  /** What it is called aloud; the indicator's name unless given. */
  readonly name?: string
  /** Without its unit, where there is no room and the words beside say it. */
  readonly isBare?: boolean
  /** On several lines where one has no room, as at the largest size on a phone. */
  readonly wraps?: boolean
  readonly className?: string
}

/** A number of a page: a value with its unit, that opens its proof. */
export function ProvedFigure({
  catalogue,
  unit,
  indicator,
  value,
  cell,
  then,
  name,
  isBare = false,
  wraps = false,
  className = '',
}: FigureProps & { readonly catalogue: Catalogue; readonly unit: Pick<Unit, 'code' | 'name'> }) {
  const text = useText()
  const told = cell && isToldOtherwise(indicator, cell) ? cell : null
  const said = told ? saidOfCell(text, catalogue, indicator, told) : figureWords(text, catalogue, indicator, value)
  const bare = told ? figureOfCell(text, indicator, told) : figureOf(text, indicator, value)
  const label = text.t('proof.figure', {
    indicator: name ?? text.pick(indicator.short),
    unit: text.pick(unit.name),
    value: said,
  })
  return (
    <ProofLink
      of={{ indicator: indicator.id, unit: unit.code, ...then }}
      label={label}
      className={`live-value ${wraps ? 'text-start text-balance' : 'whitespace-nowrap'} ${className}`}
    >
      {isBare ? bare : said}
    </ProofLink>
  )
}

/** A number of a unit that a view tells of; a unit it does not know is called by its code. */
export function Figure({
  view,
  unit: code,
  ...figure
}: FigureProps & { readonly view: DistrictView; readonly unit: string }) {
  const unit = view.unitOf(code) ?? { code, name: { vi: code, en: code, bn: code } }
  return <ProvedFigure catalogue={view.catalogue} unit={unit} {...figure} />
}
