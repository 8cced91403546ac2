import type { SourceRefusals } from '@ioc/contract'
import { queryOptions } from '@tanstack/react-query'
import { sendJson } from '../../data/http.ts'
import { heard, lateQuery as owedQuery, type Source, sourcesHealthQuery } from '../../data/queries.ts'

/** Everything here is fetched again this often, whether or not the server says that it changed. */
const KEPT_NEW = { refetchInterval: 30_000, staleTime: 0 } as const

/** Every source, worst first. */
export const healthQuery = (source: Source) => ({ ...sourcesHealthQuery(source), ...KEPT_NEW })

/** Who owes what. */
export const lateQuery = (source: Source) => ({ ...owedQuery(source), ...KEPT_NEW })

/** The refused deliveries of one source. */
export const refusalsQuery = (source: Source, id: string) =>
  queryOptions({
    // The first word is what the server calls it when it changes.
    queryKey: ['sources', 'refusals', id],
    queryFn: ({ signal }) =>
      heard<SourceRefusals>(source, `/api/v1/sources/${encodeURIComponent(id)}/refusals`, signal),
    ...KEPT_NEW,
  })

/** Sends a refused delivery again, or puts it aside. Throws `Refusal` and `HttpFailure`. */
export const handleRefusal = (id: string, refusal: string, what: 'retry' | 'dismiss') =>
  sendJson('POST', `/api/v1/sources/${encodeURIComponent(id)}/refusals/${encodeURIComponent(refusal)}/${what}`)

/** Fetches a pulled source now. Throws `Refusal` and `HttpFailure`. */
export const pullNow = (id: string) => sendJson('POST', `/api/v1/sources/${encodeURIComponent(id)}/pull`)
