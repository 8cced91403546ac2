import type { Localised } from './text.ts'

/**
 * What a field of a register holds. `code`: letters, digits and marks without blanks. `money`: whole đồng.
 * `unit`: a unit's code. `reference`: the key of a record of another register. Dates are days since
 * 1970-01-01, instants milliseconds since the epoch, both as numbers.
 */
export const FIELD_TYPES = [
  'text',
  'code',
  'unit',
  'date',
  'instant',
  'number',
  'money',
  'yes-no',
  'one-of',
  'reference',
] as const
export type FieldType = (typeof FIELD_TYPES)[number]

/** One column of a register. */
export interface Field {
  readonly id: string
  readonly name: Localised
  readonly type: FieldType
  readonly required: boolean
  /** Digits kept after the comma of a `number`; it is held as an integer of 10^-decimals. */
  readonly decimals: number
  /** What a `one-of` can be. */
  readonly options: readonly { readonly id: string; readonly name: Localised }[]
  /** The register a `reference` points into; null for any other type. */
  readonly register: string | null
  /** Smallest and largest value believed of a `number` or of `money`, in its own terms (before scaling). */
  readonly min?: number
  readonly max?: number
  /** Another field of its type that it is a part of, so never more than. */
  readonly atMost?: string
}

/** One step of a record's way. */
export interface Step {
  /** The instant at which it was done. */
  readonly field: string
  /** What is done in it. */
  readonly name: Localised
}

/** The way a record of a register goes, step by step. */
export interface Steps {
  /** As they are taken; no field twice. */
  readonly order: readonly Step[]
  /** The instant by which all should be done; null where there is none. */
  readonly due: string | null
  /** A record with a value here can no longer be overdue, whatever steps are left; null where only the last step counts. */
  readonly until: string | null
}

/** A keyed list of records whose counting gives measures. */
export interface Register {
  readonly id: string
  readonly name: Localised
  /** The field that tells records apart. */
  readonly key: string
  /** The field that says whose a record is; null where all belong to the pack's own unit. */
  readonly unit: string | null
  readonly fields: ReadonlyMap<string, Field>
  /** Columns of personal data, thrown away at the door and counted as thrown away. */
  readonly dropped: readonly string[]
  /** Null where its records go no way. */
  readonly steps: Steps | null
}

export type FieldValue = string | number | boolean

/** What a record holds; a field without a value is left out. */
export type RecordFields = Readonly<Record<string, FieldValue>>

/** A record as it stands. */
export interface RegisterRecord {
  /** Code of the unit whose it is. */
  readonly unit: string
  readonly fields: RecordFields
}

/** One thing asked of a record. A field without a value meets only `present: false`. */
export type Condition =
  | { readonly field: string; readonly is: FieldValue }
  | { readonly field: string; readonly oneOf: readonly FieldValue[] }
  | { readonly field: string; readonly present: boolean }
  | { readonly field: string; readonly atLeast: number }
  /** At the same moment as another field's, or before it. */
  | { readonly field: string; readonly notAfter: string }
  | { readonly field: string; readonly after: string }

/**
 * How the records of a register give a measure. A flow counts a record on the day of `from`. A stock counts
 * it from `from` until `until` (for ever where that is null or not known yet); where `from` is null, from
 * the moment the register was told of it, since such a record has no date of its own.
 */
export interface Counting {
  readonly register: string
  /** Counts this field's value instead of 1. */
  readonly sum: string | null
  /** All must be met. */
  readonly where: readonly Condition[]
  readonly from: string | null
  readonly until: string | null
}
