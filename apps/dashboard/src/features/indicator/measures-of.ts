import type { Catalogue, Indicator, Measure } from '@ioc/metrics'

/** The measures a formula is made of, each once; those of an index are those of its items. */
export function measuresOf(catalogue: Catalogue, indicator: Indicator): Measure[] {
  const ids =
    indicator.kind === 'index'
      ? []
      : [...indicator.numerator, ...(indicator.kind === 'ratio' ? indicator.denominator : [])].map(
          ({ measure }) => measure,
        )
  const under =
    indicator.kind === 'index'
      ? indicator.groups.flatMap(({ items }) =>
          items.flatMap((item) => {
            const rate = catalogue.indicators.get(item.indicator ?? '')
            return rate === undefined || rate.kind === 'index' ? [] : measuresOf(catalogue, rate)
          }),
        )
      : []
  const own = [...new Set(ids)].flatMap((id) => catalogue.measures.get(id) ?? [])
  return [...new Set([...own, ...under])]
}
