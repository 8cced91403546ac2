/** A value axis: its ends and the steps between them, all of them numbers that read well. */
export interface ValueScale {
  readonly low: number
  readonly high: number
  readonly step: number
}

/** What an axis keeps to. */
export interface ScaleLimits {
  readonly most?: number | undefined
  readonly least?: number | undefined
}

/** Steps that read well, by their first digits. */
const WELL = [1, 2, 2.5, 5, 10]

/**
 * An axis that holds all the values in about `steps` steps; one value alone stands in its middle. It does not go past
 * `most`, which no value can: 100 for a share; its steps are made of
 * whole `least`s, or two of them would read the same.
 */
export function valueScale(
  values: readonly number[],
  steps: number,
  { most = Number.POSITIVE_INFINITY, least: leastStep = 0 }: ScaleLimits = {},
): ValueScale {
  if (values.length === 0) return { low: 0, high: 1, step: 1 }
  const least = Math.min(...values)
  const greatest = Math.max(...values)
  const span = greatest - least || Math.abs(greatest) * 0.1 || 1
  const step = wellRead(span / Math.max(1, steps), leastStep)
  const low = Math.floor(least / step) * step
  const high = Math.ceil(greatest / step) * step
  // A value on the edge of its picture is hard to see; nothing counted goes below zero.
  const below = low === least && low !== 0 ? step : 0
  const above = high === greatest && greatest !== 0 ? high + step : high || step
  return { low: exact(low - below), high: exact(greatest <= most ? Math.min(above, most) : above), step }
}

/** The least step that reads well, is wide enough, and is made of whole `least`s. */
function wellRead(wanted: number, least: number): number {
  const enough = Math.max(wanted, least)
  const power = 10 ** Math.floor(Math.log10(enough))
  const isWhole = (step: number) => least === 0 || Number.isInteger(exact(step / least))
  return exact(
    WELL.map((digit) => digit * power).find((step) => step >= enough * 0.999_999 && isWhole(step)) ?? 10 * power,
  )
}

// 3 × 0.1 is a hair more than 0.3.
const exact = (value: number) => Number(value.toPrecision(12))

/** The values of the axis that are written. */
export function ticksOf({ low, high, step }: ValueScale): number[] {
  return Array.from({ length: Math.round((high - low) / step) + 1 }, (_, at) => exact(low + at * step))
}
