import type { Catalogue } from '../catalogue.ts'
import type { Indicator } from '../indicator.ts'
import type { Cell } from '../snapshot.ts'

/** What stands between a value and its target, in people or dossiers. */
export interface Lack {
  /** Above 0, rounded up to what can be counted: so many bring the value to its target. */
  readonly count: number
  /** Id of what is counted; the catalogue has its word. */
  readonly countable: string
  /** Whether so many more are needed, or so many are too many. */
  readonly sense: 'more' | 'fewer'
}

/** Products of decimals differ from whole numbers by a hair. */
const HAIR = 1e-6

/**
 * How many more (or fewer) of what it counts a cell needs to reach `target`: of a share `target × denominator ÷ scale
 * − numerator`, of a count the distance itself. Null where the target is reached or unknown, and for what is no number
 * of things: an average, an index.
 */
export function lackOf(
  { measures }: Pick<Catalogue, 'measures'>,
  indicator: Indicator,
  cell: Cell,
  target: number | null,
): Lack | null {
  const { numerator, denominator } = cell
  if (indicator.kind === 'index' || indicator.direction === 'none' || target === null || numerator === null) return null
  if (indicator.kind === 'ratio' && (indicator.unit !== '%' || denominator === null)) return null
  const wanted = indicator.kind === 'count' ? target : (target * (denominator ?? 0)) / indicator.scale
  const [first] = indicator.numerator.flatMap(({ measure }) => measures.get(measure) ?? [])
  if (first === undefined) return null
  const distance = indicator.direction === 'down' ? numerator - wanted : wanted - numerator
  const count = roundedUp(distance, first.decimals)
  return count > 0
    ? { count, countable: first.countable, sense: indicator.direction === 'down' ? 'fewer' : 'more' }
    : null
}

function roundedUp(amount: number, decimals: number): number {
  const steps = Math.ceil(amount * 10 ** decimals - HAIR)
  return steps / 10 ** decimals
}
