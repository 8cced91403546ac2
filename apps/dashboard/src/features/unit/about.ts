import type { WireCatalogue } from '@ioc/contract'
import type { Catalogue, Day, Unit } from '@ioc/metrics'
import type { Source } from '../../data/queries.ts'
import type { Neighbours } from './neighbours.ts'

/** What every part of a unit's page is about. */
export interface About {
  readonly source: Source
  readonly wire: WireCatalogue
  readonly catalogue: Catalogue
  readonly unit: Unit
  readonly around: Neighbours
  readonly today: Day
}

/** Where an indicator of a unit is shown. */
export const indicatorPath = (indicator: string, unit: string): string =>
  `/indicators/${encodeURIComponent(indicator)}?unit=${encodeURIComponent(unit)}`

/** Where a unit is shown. */
export const unitPath = (code: string): string => `/units/${encodeURIComponent(code)}`
