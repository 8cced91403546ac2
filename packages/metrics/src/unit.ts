import type { Day } from './period.ts'
import type { Localised } from './text.ts'

/** `one-stop`: the district's own counter, which takes dossiers beside the communes' counters. */
export const UNIT_KINDS = ['province', 'district', 'town', 'commune', 'one-stop', 'agency', 'school'] as const
export type UnitKind = (typeof UNIT_KINDS)[number]

/** The level a measure is collected at. A town and a commune are one level. */
export const LEVELS = ['province', 'district', 'commune', 'one-stop', 'agency', 'school'] as const
export type Level = (typeof LEVELS)[number]

/**
 * A node of the administrative tree for the time it exists. Codes are reused after a merger
 * (20599 is a town until 2025-06-30 and a commune after), so a unit is `code` + `validFrom`.
 */
export interface Unit {
  readonly code: string
  readonly kind: UnitKind
  readonly name: Localised
  /** Code of the parent while this unit exists; null at the root. */
  readonly parent: string | null
  /** First day it exists. */
  readonly validFrom: Day
  /** First day it no longer exists; null while it lives. */
  readonly validTo: Day | null
  /** Codes of the units that take its place on `validTo`. Empty while it lives. */
  readonly successors: readonly string[]
  /** People, with the year they were counted, where known. */
  readonly population?: { readonly count: number; readonly year: number }
}

/** `code@YYYY-MM-DD` of the unit's first day: what tells two units with one code apart. */
export type UnitKey = string
