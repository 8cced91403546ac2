import { useQuery } from '@tanstack/react-query'
import { lateQuery, type Source, sourcesHealthQuery } from '../data/queries.ts'
import type { WallView } from '../widgets/widget.tsx'

/** What is due falls late without any news. */
const EVERY = 60_000

/** How the sources do and who owes what, for a wall that shows it. The last answer stays while the link is cut. */
export function useSources(source: Source, asked: boolean): WallView['sources'] {
  const health = useQuery({ ...sourcesHealthQuery(source), enabled: asked, refetchInterval: EVERY })
  const late = useQuery({ ...lateQuery(source), enabled: asked, refetchInterval: EVERY })
  return health.data && late.data && { health: health.data, late: late.data }
}
