import type { Refusal } from '@ioc/contract'
import type { Measure } from '@ioc/metrics'

/**
 * A value as the integer of 10^-decimals it is stored as; NaN where it is not exactly one, is past what
 * an integer can be held to, or lies outside the measure's range. `scale` is 10^decimals.
 */
export function exactValue(value: number, measure: Measure, scale: number): number {
  const scaled = scale === 1 ? value : Math.round(value * scale)
  if (!Number.isSafeInteger(scaled) || scaled / scale !== value) return Number.NaN
  if (value < measure.min || value > measure.max) return Number.NaN
  // Minus nought is nought.
  return scaled + 0
}

/** Why `exactValue` gave none. */
export function valueFault(value: number, measure: Measure, scale: number): readonly [Refusal, string] | undefined {
  if (!Number.isFinite(value)) return ['not-finite', 'is not a finite number']
  if (Math.abs(value * scale) > Number.MAX_SAFE_INTEGER)
    return ['unsafe-integer', 'is past 2^53 - 1, where integers are no longer exact']
  if (Math.round(value * scale) / scale !== value)
    return ['too-many-decimals', `has more decimals than the ${measure.decimals} of ${measure.id}`]
  if (value < measure.min || value > measure.max)
    return ['out-of-range', `${value} is outside ${measure.min} to ${measure.max}, the range of ${measure.id}`]
  return undefined
}
