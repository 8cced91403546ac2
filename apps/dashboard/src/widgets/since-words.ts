import type { Cell, Instant } from '@ioc/metrics'
import type { Text } from '../i18n/text.tsx'

/**
 * Whether a status of an indicator that is told as since `since` may have begun earlier: looking back ended there.
 * `cells` are those the time was taken from.
 */
export function isOrEarlier(
  cells: readonly Pick<Cell, 'indicator' | 'since' | 'sinceOrEarlier'>[],
  indicator: string | undefined,
  since: Instant | null,
): boolean {
  return cells.some((cell) => cell.indicator === indicator && cell.since === since && cell.sinceOrEarlier)
}

/** How long something has been so: `12 ngày`, and `30 ngày trở lên` where it may have begun earlier. */
export function lastingWords(text: Pick<Text, 't' | 'age'>, milliseconds: number, orEarlier: boolean): string {
  const age = text.age(milliseconds)
  return orEarlier ? text.t('since.orMore', { age }) : age
}
