import {
  type Catalogue,
  dayOf,
  type Day,
  existsOn,
  type ExplainedIndicator,
  type Instant,
  type Unit,
} from '@ioc/metrics'
import type { WireCatalogue } from '@ioc/contract'
import type { Source } from '../../data/queries.ts'
import type { DistrictView } from '../../widgets/view.ts'
import type { Asked, Change } from './asked.ts'

/** What every part of an indicator's page is about. */
export interface Shown {
  readonly source: Source
  readonly wire: WireCatalogue
  readonly catalogue: Catalogue
  readonly indicator: ExplainedIndicator
  /** The unit spoken of. */
  readonly unit: Unit
  readonly asked: Asked
  /** Asks for something else: one for the whole page, so that no choice loses another. */
  readonly change: (change: Change) => void
  /** The time everything is of: now, or the one that is looked at. */
  readonly at: Instant
}

/** With the numbers of the unit's scope, once they are here. */
export interface ShownView extends Shown {
  readonly view: DistrictView
}

/** The unit that bears a code on a day. */
export const unitOn = ({ units }: Pick<Catalogue, 'units'>, code: string, day: Day): Unit | undefined =>
  units.find((unit) => unit.code === code && existsOn(unit, day))

/** The scope to compare in: the unit's own where it has children on that day, else the one it is a child in. */
export function scopeOf({ units }: Pick<Catalogue, 'units'>, unit: Unit, day: Day): string {
  const isParent = units.some((other) => other.parent === unit.code && existsOn(other, day))
  return isParent ? unit.code : (unit.parent ?? unit.code)
}

/** The day of an instant in the pack's zone. */
export const dayIn = ({ utcOffsetMinutes }: Pick<Catalogue, 'utcOffsetMinutes'>, instant: Instant): Day =>
  dayOf(instant, utcOffsetMinutes)
