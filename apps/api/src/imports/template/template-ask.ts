import type { Profile } from '@ioc/contract'
import { type Catalogue, type Measure, type Period, type Unit, type UnitTree } from '@ioc/metrics'
import type { UnitNames } from '../understand/name-unit.ts'
import type { LastValue } from './last-values.ts'

/** A template that was asked for, found to be possible, with what filling its rows needs. */
export interface TemplateAsk {
  readonly profile: Profile
  readonly unit: Unit
  readonly period: Period
  readonly catalogue: Catalogue
  readonly tree: UnitTree
  readonly names: UnitNames
  /** Local time of a state that is reported now: `2026-11-24T10:00`. */
  readonly at: string
  readonly lastOf: LastValue
}

/** A unit that reports a measure. */
export interface Owed {
  readonly measure: Measure
  readonly unit: Unit
}

/** What is reported of a period and not counted here: flows of its length, and states reported that often. */
export const measuresOf = ({ measures }: Catalogue, { grain }: Period): readonly Measure[] =>
  [...measures.values()].filter(
    (measure) =>
      measure.counting === undefined && (measure.kind === 'flow' ? measure.grain : measure.cadence.every) === grain,
  )
