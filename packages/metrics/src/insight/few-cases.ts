import type { Indicator } from '../indicator.ts'
import type { Cell } from '../snapshot.ts'

/** Under this many cases one more or less is a tenth of all: nobody is judged by that. */
const FEWEST_CASES = 10
/** 100 ÷ 5 is 20 and not a hair more. */
const HAIR = 1e-9

/**
 * How many cases a unit needs to be ranked or listed: so many that one more or less does not move its value across
 * more than the watch band (for a share watched within 5 points: 20), and never fewer than ten. Null where an
 * indicator is not counted over cases.
 */
export function leastCases(indicator: Indicator): number | null {
  if (indicator.kind !== 'ratio') return null
  const { scale, watchWithin } = indicator
  const steady = watchWithin > 0 ? Math.ceil(scale / watchWithin - HAIR) : 0
  return Math.max(FEWEST_CASES, steady)
}

/** True for a ratio over so few cases that it is shown as `7/9`, ranked nowhere and on no list. */
export function isFewCases(indicator: Indicator, { value, denominator }: Pick<Cell, 'value' | 'denominator'>): boolean {
  const least = leastCases(indicator)
  return value !== null && least !== null && (denominator ?? 0) < least
}
