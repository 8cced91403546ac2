import type { Grain } from './period.ts'
import type { Counting } from './register.ts'
import type { Localised } from './text.ts'
import type { Level } from './unit.ts'

/**
 * When a reading of a measure falls due, on the working calendar.
 * One is due for every period of `every`, at `by` on the day named:
 * - `day`: that day itself (a day off is not due);
 * - `week`: on `weekday` (1 Monday … 7 Sunday); a day off moves it to the working day before;
 * - other grains: on the `workingDay`-th working day after the period's end.
 */
export interface Cadence {
  readonly every: Grain
  /** Local time, `HH:MM`. */
  readonly by: string
  readonly weekday?: number
  readonly workingDay?: number
  /** After how many due moments without a reading the unit is `missing` instead of `late`. At least 1. */
  readonly missingAfter: number
  /** After the due moments of how many later periods a period is locked: a correction then needs a reason. Never where left out. */
  readonly lockAfter?: number
}

/** A counted quantity that can be added over units. */
export interface Measure {
  readonly id: string
  readonly name: Localised
  /** `flow` is counted over a period, `stock` is the state at an instant. */
  readonly kind: 'flow' | 'stock'
  /** The one period length a flow is reported for; null for a stock. */
  readonly grain: Grain | null
  /** Where it is collected. No level here may contain another: nothing is counted twice. */
  readonly levels: readonly Level[]
  /** What one is: `dossiers`, `people`, `VND`; the word shown comes from the catalogue's `countables`. */
  readonly countable: string
  /** Digits kept after the comma; values are held as integers of 10^-decimals. 0 for counts and for đồng. */
  readonly decimals: number
  /** Smallest and largest value believed, in the measure's own terms (before scaling). */
  readonly min: number
  readonly max: number
  readonly cadence: Cadence
  /** A stock that only grows: for ever, or anew each calendar year. */
  readonly mayNotFall?: 'ever' | 'year'
  /** Where it is counted from a register instead of being reported. */
  readonly counting?: Counting
}
