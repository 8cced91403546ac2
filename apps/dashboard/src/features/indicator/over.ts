import { type Catalogue, firstTelling, type Indicator, measuresOf, type Over, overOf } from '@ioc/metrics'
import { type Asked, SHOWN_GRAINS, type ShownGrain } from './asked.ts'

/** Whether an indicator is summed over time: a state is the same of a period and of a window. */
export const isSummed = ({ measures }: Pick<Catalogue, 'measures'>, indicator: Indicator): boolean =>
  measuresOf(indicator).some((id) => measures.get(id)?.kind === 'flow')

/** What a trend is shown by unless another is chosen: weeks, or the shortest time that its reports can tell of. */
export const usualGrain = (catalogue: Pick<Catalogue, 'measures'>, indicator: Indicator): ShownGrain =>
  firstTelling(catalogue, [indicator], SHOWN_GRAINS.slice(1)) ?? 'year'

/** What the numbers of a trend are: as asked, else of the period, unless that is too short for what is counted. */
export function overShown(
  catalogue: Pick<Catalogue, 'measures'>,
  indicator: Indicator,
  { over, grain }: Pick<Asked, 'over' | 'grain'>,
): Over {
  if (over !== null) return over
  return firstTelling(catalogue, [indicator], [grain]) === undefined ? 'window' : overOf(grain)
}
