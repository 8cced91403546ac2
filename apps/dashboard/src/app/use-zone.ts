import type { WallCatalogue } from '@ioc/contract'
import { useQuery } from '@tanstack/react-query'
import { catalogueQuery, type Source, wallCatalogueQuery } from '../data/queries.ts'

const zoneOf = ({ zone }: WallCatalogue) => zone

/** The pack's zone, from the catalogue that the page waits for anyway; UTC until that is here, when no time is shown yet. */
export function useZone(source: Source, page: 'wall' | 'desk'): string {
  const wall = useQuery({ ...wallCatalogueQuery(source), enabled: page === 'wall', select: zoneOf })
  const desk = useQuery({ ...catalogueQuery(source), enabled: page === 'desk', select: zoneOf })
  return (page === 'wall' ? wall : desk).data ?? 'UTC'
}
