import type { RegisterSteps } from '@ioc/contract'
import type { Catalogue } from '@ioc/metrics'
import { useQuery } from '@tanstack/react-query'
import { type Source, stepsQuery } from '../data/queries.ts'
import { registerWithSteps } from '../widgets/stations.ts'

/** What waits grows older, and what is due falls late, without any news. */
const EVERY = 60_000

/**
 * Where the records of the catalogue's register with steps stand: asked for again at any news of the register, and
 * every minute. The last answer stays while the link is cut.
 */
export function useSteps(source: Source, catalogue: Catalogue, scope: string, cut: boolean): RegisterSteps | undefined {
  const register = registerWithSteps(catalogue)
  const { data } = useQuery({
    ...stepsQuery(source, register?.id ?? '', scope),
    enabled: register !== undefined && !cut,
    refetchInterval: EVERY,
  })
  return data
}
