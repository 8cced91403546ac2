import type { Indicator } from './indicator.ts'
import type { Status } from './snapshot.ts'

/** Distances come from a subtraction of decimals: 95.4 − 93.8 is a hair more than 1.6. */
const HAIR = 1e-9

/** How far a value falls short of its target, in the indicator's own terms; 0 or less when it is reached. */
export function gapOf(indicator: Pick<Indicator, 'direction'>, value: number, target: number): number {
  return indicator.direction === 'down' ? value - target : target - value
}

/**
 * `on-target` at the target or better, `watch` within `watchWithin` of it, else `off-target`; `no-data`
 * without a value; null where there is nothing to hold the value against.
 */
export function statusOf(
  indicator: Pick<Indicator, 'direction' | 'watchWithin'>,
  value: number | null,
  target: number | null,
): Status | null {
  if (value === null) return 'no-data'
  if (target === null || indicator.direction === 'none') return null
  const gap = gapOf(indicator, value, target)
  if (gap <= 0) return 'on-target'
  return gap <= indicator.watchWithin + HAIR ? 'watch' : 'off-target'
}

/** With unknown points an index has a status only where they could not change it. */
export function statusWithin(
  indicator: Pick<Indicator, 'direction' | 'watchWithin'>,
  value: number | null,
  range: { readonly low: number; readonly high: number } | null,
  target: number | null,
): Status | null {
  if (range === null) return statusOf(indicator, value, target)
  const low = statusOf(indicator, range.low, target)
  return low === statusOf(indicator, range.high, target) ? low : null
}
