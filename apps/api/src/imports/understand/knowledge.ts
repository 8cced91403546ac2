import type { Profile } from '@ioc/contract'
import type { Grain, Level, Localised, Measure, Unit } from '@ioc/metrics'

/** What a measure is to whoever reads a file. */
export interface KnownMeasure {
  readonly id: string
  readonly name: Localised
  readonly kind: Measure['kind']
  readonly grain: Grain | null
  readonly decimals: number
  readonly levels: readonly Level[]
}

/** What is known when a file is read: plain data, so that it can be handed to the process that reads. */
export interface Knowledge {
  readonly profiles: readonly Profile[]
  readonly measures: readonly KnownMeasure[]
  readonly units: readonly Unit[]
}

/** The grain that the measures of a table share; null for a long file, whose rows have their own. */
export function grainOf({ columns }: Pick<Profile, 'columns'>, measures: readonly KnownMeasure[]): Grain | null {
  const counted = columns.find(({ role }) => role === 'count')?.measure
  return measures.find(({ id }) => id === counted)?.grain ?? null
}
