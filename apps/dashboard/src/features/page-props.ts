import type { WireCatalogue } from '@ioc/contract'
import type { Source } from '../data/queries.ts'

/** What every page of the desk is handed. Parameters of its address come from the router. */
export interface PageProps {
  readonly source: Source
  readonly catalogue: WireCatalogue
}
