import type { Cell, Instant, Over, Part, Period, PointSums } from '@ioc/metrics'

/** As of when, and as known when; `knownSeq` null: after every batch there is. */
export interface Moment {
  readonly asOf: Instant
  readonly knownAt: Instant
  readonly knownSeq: number | null
}

/** What can be asked about the past. Plain data: it goes to another process. */
export type Question = Moment &
  (
    | { readonly kind: 'snapshot'; readonly scope: string }
    | {
        readonly kind: 'points'
        readonly indicators: readonly string[]
        /** Codes. */
        readonly units: readonly string[]
        readonly periods: readonly Period[]
        readonly over: Over
      }
    | { readonly kind: 'explanation'; readonly indicator: string; readonly unit: string }
  )

/** A cell with the summands it is made of. */
export interface Explanation extends Omit<Moment, 'knownSeq'> {
  readonly knownSeq: number
  readonly cell: Cell
  readonly parts: readonly Part[]
}

/** The answers, by the kind of question. */
export interface Answers {
  /** The cells as JSON, ready to be sent. */
  readonly snapshot: { readonly knownSeq: number; readonly cells: Uint8Array<ArrayBuffer> }
  /** Per indicator, per unit, per period. */
  readonly points: readonly (readonly (readonly PointSums[])[])[]
  /** Null for an indicator or a unit that does not exist then. */
  readonly explanation: Explanation | null
}
