import type { Cell, Coverage, Implausible, Instant, Localised, NoValueReason, Over, Window } from '@ioc/metrics'

/** `GET /indicators/:id/series`: one point per period of the grain asked for, oldest first. */
export interface WireSeries {
  readonly indicator: string
  readonly unit: string
  readonly grain: string
  /** Whether a number is of the period itself or of the window that ends with it; null window where there is none. */
  readonly over: Over
  readonly window: Window | null
  readonly coverageCounts: 'units' | 'reports'
  /** Up to when a running period is counted. */
  readonly asOf: Instant
  readonly knownAt: Instant
  /** `period` as written on the wire (`2026-11-23`); `value` null with a reason when it could not be computed. */
  readonly points: readonly {
    readonly period: string
    /** The days it speaks of, both included. */
    readonly from: string
    readonly to: string
    readonly value: number | null
    readonly reason: NoValueReason | null
    readonly numerator: number | null
    readonly denominator: number | null
    /** The rule it breaks; null for what can be believed. */
    readonly implausible: Implausible | null
    readonly coverage: Coverage
    /** Of an index of which not all is known: what it can be, where `value` is null. */
    readonly range: { readonly low: number; readonly high: number } | null
    /** Any reading in it is generated. */
    readonly sample: boolean
  }[]
}

/** Where in a file a reading stood: `row` as the sheet numbers them, `sheet` null where there are none. */
export interface ReadingPlace {
  readonly file: string
  readonly sheet: string | null
  readonly row: number
}

/** One revision of a reading, as a proof shows it. */
export interface ProofReading {
  readonly measure: string
  readonly unit: string
  /** The period's text for a flow, the ISO instant for a stock. */
  readonly when: string
  readonly value: number
  readonly revision: number
  readonly seq: number
  readonly receivedAt: Instant
  readonly source: string
  readonly sourceKind: string
  readonly sample: boolean
  readonly note: string | null
  /** The file it came in and the row it stood in; null for what came otherwise. */
  readonly place: ReadingPlace | null
  /** True when a later revision stands in its place. */
  readonly superseded: boolean
}

/** What a register counts for one unit, on a day (a flow) or at an instant (a stock). */
export interface CountedReading {
  readonly register: string
  readonly unit: string
  readonly when: string
  readonly value: number
}

/** A reading that is known and not counted yet. */
export interface WaitingReading {
  readonly measure: string
  readonly unit: string
  /** As written on the wire. */
  readonly period: string
  readonly value: number
  readonly from: Instant
}

/** `GET /indicators/:id/proof`: the number taken apart. */
export interface WireProof {
  readonly indicator: string
  readonly unit: string
  readonly asOf: Instant
  readonly knownAt: Instant
  /** The last batch it knows of: with it, the same question has the same answer for good. */
  readonly knownSeq: number
  readonly cell: Cell
  readonly definition: Localised
  readonly basis: Localised
  readonly confidence: string
  /** The formula's summands, each with its sum and the readings under it. */
  readonly parts: readonly {
    readonly role: 'numerator' | 'denominator'
    readonly measure: string
    readonly name: Localised
    readonly sign: 1 | -1
    readonly sum: number | null
    readonly readings: readonly ProofReading[]
    /** What was counted from the records of a register; `GET /registers/:register/records?unit=` shows them. */
    readonly counted: readonly CountedReading[]
  }[]
  /** Of a proof of now: readings that are known and count only later. */
  readonly waiting: readonly WaitingReading[]
}
