import type { WireCatalogue } from '@ioc/contract'
import { type ExplainedIndicator, GRAINS, type Grain, type Indicator } from '@ioc/metrics'
import { isFound } from '../../i18n/plain.ts'

/** The measures of an indicator's formula; an index has none of its own. */
export const termsOf = (indicator: Indicator): readonly string[] => {
  if (indicator.kind === 'index') return []
  const terms = indicator.kind === 'ratio' ? [...indicator.numerator, ...indicator.denominator] : indicator.numerator
  return terms.map(({ measure }) => measure)
}

/** How often an indicator is told anew: as often as the most frequent of its measures. Null for an index, which follows others. */
export function cadenceOf(indicator: Indicator, { measures }: Pick<WireCatalogue, 'measures'>): Grain | null {
  const terms = new Set(termsOf(indicator))
  const every = new Set(measures.filter(({ id }) => terms.has(id)).map(({ cadence }) => cadence.every))
  return GRAINS.find((grain) => every.has(grain)) ?? null
}

/** Indicators that hold every word in a name of any language, their id, definition or basis; by component, in the catalogue's order. */
export function found(
  { components, indicators }: Pick<WireCatalogue, 'components' | 'indicators'>,
  words: string,
): readonly {
  readonly component: WireCatalogue['components'][number]
  readonly indicators: readonly ExplainedIndicator[]
}[] {
  const hits = indicators.filter(({ id, name, short, definition, basis }) =>
    isFound(words, [id, ...[name, short, definition, basis].flatMap((said) => Object.values(said))]),
  )
  return components.flatMap((component) => {
    const of = hits.filter((indicator) => indicator.component === component.id)
    return of.length === 0 ? [] : [{ component, indicators: of }]
  })
}
