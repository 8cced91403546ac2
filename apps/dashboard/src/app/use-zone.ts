import { useQuery } from '@tanstack/react-query'
import { catalogueQuery, type Source } from '../data/queries.ts'

/** The pack's zone; UTC until the catalogue is here, when no time is shown yet. */
export function useZone(source: Source): string {
  const { data } = useQuery({ ...catalogueQuery(source), select: ({ zone }) => zone })
  return data ?? 'UTC'
}
