import type { WireCatalogue, WireRegister } from '@ioc/contract'
import type { Source } from '../../data/queries.ts'

/** What every part of a register's page is about. */
export interface Shown {
  readonly source: Source
  readonly catalogue: WireCatalogue
  readonly register: WireRegister
}
