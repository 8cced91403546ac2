import type { Catalogue } from './catalogue.ts'
import type { Indicator, Window } from './indicator.ts'

/** The window an indicator's flows are summed over; null of a state and of an index, which are of an instant. */
export function summedOver({ measures }: Pick<Catalogue, 'measures'>, indicator: Indicator): Window | null {
  if (indicator.kind === 'index') return null
  const flows = indicator.numerator.some(({ measure }) => measures.get(measure)?.kind === 'flow')
  return flows ? indicator.window : null
}

/** The window things are counted over, which a count is told with wherever it stands; null of all else. */
export function countedOver(catalogue: Pick<Catalogue, 'measures'>, indicator: Indicator): Window | null {
  return indicator.kind === 'count' ? summedOver(catalogue, indicator) : null
}
