import type { Implausible } from './measure-rule.ts'
import type { Instant } from './period.ts'

export const STATUSES = ['on-target', 'watch', 'off-target', 'no-data'] as const
export type Status = (typeof STATUSES)[number]

export const FRESHNESS_STATES = ['fresh', 'late', 'missing', 'unknown'] as const
export type FreshnessState = (typeof FRESHNESS_STATES)[number]

/** Why there is no value. It is never 0 instead. */
export const NO_VALUE_REASONS = [
  'no-readings', // nobody has ever reported a part
  'missing', // what was carried is past its cadence
  'incomplete', // a period that was due lies inside the window without a reading
  'zero-denominator', // nothing to divide by
  'not-collected-here', // this unit is not at a level the measures are collected at
  'implausible', // what was reported breaks a rule of the catalogue
  'unknown-points', // an index of which no item is known
  'partly-known', // on a line or in a table: an index of which not every item is, so that it has a range and no value
  'reported-for-longer', // a part is counted over longer periods than the one asked about
] as const
export type NoValueReason = (typeof NO_VALUE_REASONS)[number]

/** Units the value rests on ÷ units that were due, and who is left out of it. */
export interface Coverage {
  readonly reported: number
  readonly due: number
  /** Codes of the units that were due and did not report, in code order. */
  readonly missing: readonly string[]
  /** Codes of the units that reported what breaks a rule: left out of the value, in code order. */
  readonly excluded: readonly string[]
}

/** Against the cadence, on the working calendar. */
export interface Freshness {
  readonly state: FreshnessState
  /** What the newest part speaks of: a stock's instant, a flow's end (or its receipt if that is earlier). */
  readonly newest: Instant | null
  /** The oldest part that the value rests on, and whose it is. */
  readonly oldest: { readonly unit: string; readonly at: Instant } | null
  /** When a part is next due. */
  readonly nextDue: Instant | null
}

/** Per week, in the indicator's own terms: what was done over the last four weeks, what the target needs from here. */
export interface Pace {
  readonly done: number
  /** Null when the target has no date or is reached. */
  readonly needed: number | null
}

/** What the value is made of, for the marks beside it. */
export interface Provenance {
  /** Any part is generated data. */
  readonly sample: boolean
  /** Any part was typed by a person. */
  readonly byHand: boolean
  /** Every part is a published figure. */
  readonly documented: boolean
}

/** One indicator for one unit. Values are exact; rounding happens at the edge, once. */
export interface Cell {
  readonly indicator: string
  readonly unit: string
  readonly value: number | null
  readonly reason: NoValueReason | null
  /** The rule of the catalogue the value breaks: it is shown, and never judged, ranked or praised. */
  readonly implausible: Implausible | null
  /** In the measures' own terms (unscaled), null for an index or where a part is missing. */
  readonly numerator: number | null
  readonly denominator: number | null
  /** Null: there is a value but nothing to hold it against, or it is implausible. */
  readonly status: Status | null
  /** When the present status began: the start of its unbroken run in `trend`, or the newest reading; null without status. */
  readonly since: Instant | null
  /** It began at `since` or earlier: no day before is known to have been otherwise. */
  readonly sinceOrEarlier: boolean
  readonly target: number | null
  readonly targetDue: number | null
  readonly coverage: Coverage
  /** Where units are missing: the value with them at their worst and best, weighed by their last known denominators. */
  readonly range: { readonly low: number; readonly high: number } | null
  readonly freshness: Freshness
  readonly pace: Pace | null
  readonly provenance: Provenance
  /**
   * The value at the end of each of the last `TREND_DAYS` days, oldest first; null where it could not be computed, was
   * implausible, or where of an index not every point was known.
   * Only the scope's own cells carry it; a child's is empty here and full in the child's own scope.
   */
  readonly trend: readonly (number | null)[]
  /** Index only: points per item, unknown ones null. */
  readonly points: readonly { readonly group: string; readonly item: number; readonly points: number | null }[] | null
}

/** Days shown in a tile's sparkline, today included. */
export const TREND_DAYS = 30

/** How one of the six components stands: its lead indicator, and how many of its indicators are on target. */
export interface ComponentState {
  readonly component: string
  readonly lead: string
  readonly status: Status | null
  readonly onTarget: number
  /** Indicators of the component that have a target and a value. */
  readonly counted: number
}

/** All cells of a scope (one unit and its direct children), as of an instant, as known at an instant. */
export interface Snapshot {
  readonly scope: string
  readonly asOf: Instant
  readonly knownAt: Instant
  /** Scope unit first, then its children in code order; indicators in catalogue order. */
  readonly cells: readonly Cell[]
}
