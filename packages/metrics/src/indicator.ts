import type { Day, Grain } from './period.ts'
import type { Localised } from './text.ts'

/** How sure we are of the definition: F full text read, P press or summary, L local choice, M recalled and unconfirmed. */
export const CONFIDENCES = ['F', 'P', 'L', 'M'] as const
export type Confidence = (typeof CONFIDENCES)[number]

/** `up`: more is better. `none`: a figure to know, held against nothing. */
export type Direction = 'up' | 'down' | 'none'

/** One summand of a formula: `sign` × the measure. */
export interface Term {
  readonly measure: string
  readonly sign: 1 | -1
}

/**
 * The time a flow is summed over. `upTo: 'now'` is the period of `grain` that holds asOf and the
 * `count - 1` before it; `upTo: 'due'` ends with the last period that was already due, so that
 * every unit is asked about the same time. A stock ignores it.
 */
export interface Window {
  readonly grain: Grain
  readonly count: number
  readonly upTo: 'now' | 'due'
}

/** What the value is held against from `from` on; the latest that has begun counts. A `unit` target goes before the general one. */
export interface Target {
  /** In the indicator's own terms (95 means 95 %), or the same window a year before. */
  readonly value: number | 'same-period-last-year'
  readonly from: Day | null
  /** The day it is to be reached; gives the pace. */
  readonly due: Day | null
  /** Code of the unit it is for; null for all. */
  readonly unit: string | null
}

interface IndicatorCommon {
  readonly id: string
  readonly component: string
  readonly name: Localised
  /** A tile's name for it: at most 24 characters in Vietnamese. */
  readonly short: Localised
  /** `%`, `days`, `points`, or a countable. */
  readonly unit: string
  /** Digits shown after the comma; nothing is rounded before. */
  readonly digits: number
  readonly direction: Direction
  readonly targets: readonly Target[]
  /** Distance from the target, in the indicator's own terms, within which it is `watch` and not `off-target`. */
  readonly watchWithin: number
  readonly confidence: Confidence
  /** Code of the agency that answers for it. */
  readonly owner: string
}

/** `scale` × Σ numerator ÷ Σ denominator: 100 for a percentage, 1 for an average. */
export interface RatioIndicator extends IndicatorCommon {
  readonly kind: 'ratio'
  readonly numerator: readonly Term[]
  readonly denominator: readonly Term[]
  readonly scale: number
  readonly window: Window
  /**
   * Whether the numerator can rightly be more than the denominator: `never`; `in-a-period`, where one period may
   * finish what an earlier one began, so that only the value over the window is held to it; `always`, as for an average.
   */
  readonly mayExceed: 'never' | 'in-a-period' | 'always'
}

/** Σ numerator. */
export interface CountIndicator extends IndicatorCommon {
  readonly kind: 'count'
  readonly numerator: readonly Term[]
  readonly window: Window
}

/** An index: points = max × min(1, rate ÷ threshold) per item; what is not known stays unknown (QĐ 766). */
export interface IndexIndicator extends IndicatorCommon {
  readonly kind: 'index'
  readonly groups: readonly IndexGroup[]
}
export interface IndexGroup {
  readonly id: string
  readonly name: Localised
  /** Points the group can give; its items' points need not be known. */
  readonly max: number
  readonly items: readonly IndexItem[]
}
export interface IndexItem {
  /** The indicator that gives the rate (in %), null where no data defines it. */
  readonly indicator: string | null
  readonly name: Localised
  /** Null: the rule's points or threshold could not be confirmed, so it is shown as unknown. */
  readonly max: number | null
  readonly threshold: number | null
}

export type Indicator = RatioIndicator | CountIndicator | IndexIndicator

/** An indicator with what only explains it: no value follows from these words, and no wall shows them. */
export type ExplainedIndicator = Indicator & {
  /** What is divided by what, in words. */
  readonly definition: Localised
  /** The rule or paper it rests on. */
  readonly basis: Localised
}
