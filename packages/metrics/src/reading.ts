import type { Day, Instant } from './period.ts'
import type { UnitKey } from './unit.ts'

/**
 * How a reading came, as far as arithmetic and honesty care: `document` is a published figure, `hand` a
 * person typing. Whether it is generated is a mark of its own (`sample`), kept for ever.
 */
export const SOURCE_KINDS = ['api', 'file', 'hand', 'connector', 'document'] as const
export type SourceKind = (typeof SOURCE_KINDS)[number]

/**
 * One value of one measure for one unit and one period or instant. Append-only: a correction is
 * the same key with a higher `revision`.
 */
export interface Reading {
  readonly measure: string
  readonly unit: UnitKey
  /** Flow: the first day of its period, and the day after its last. Stock: the instant it held at. */
  readonly when: { readonly start: Day; readonly end: Day } | { readonly at: Instant }
  /** Integer of 10^-measure.decimals. */
  readonly value: number
  readonly revision: number
  /** Position in the order of acceptance; what `knownAt` is translated to. */
  readonly seq: number
  /** When it was accepted. */
  readonly receivedAt: Instant
  readonly source: string
  readonly sourceKind: SourceKind
  /** Generated data, not reported by anyone. */
  readonly sample: boolean
}

/** A value with what a cell must say about it. */
export interface Value {
  readonly value: number
  readonly receivedAt: Instant
  readonly sourceKind: SourceKind
  readonly sample: boolean
}
export interface StockValue extends Value {
  readonly at: Instant
}
export interface FlowValue extends Value {
  readonly start: Day
  readonly end: Day
}

/**
 * All the evaluator may know about readings: the newest revision of each, as known at one instant.
 * Both questions are asked of one unit (`code@validFrom`); mergers are the unit tree's business.
 */
export interface Readings {
  /** The last reading of a stock at or before `asOf`. */
  stockAt(measure: string, unit: UnitKey, asOf: Instant): StockValue | undefined
  /** The readings of a flow whose periods lie within [from, to), oldest first. */
  flowsWithin(measure: string, unit: UnitKey, from: Day, to: Day): readonly FlowValue[]
}
