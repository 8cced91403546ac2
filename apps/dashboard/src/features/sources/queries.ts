import type { LateList, SourceRefusals, SourcesHealth } from '@ioc/contract'
import { queryOptions } from '@tanstack/react-query'
import { sendJson } from '../../data/http.ts'
import type { Source } from '../../data/queries.ts'

/** Everything here is fetched again this often, whether or not the server says that it changed. */
const EVERY = 30_000

const fetched = <Body>(source: Source, key: readonly string[], path: string) =>
  queryOptions({
    // The first word is what the server calls it when it changes.
    queryKey: ['sources', ...key],
    queryFn: async ({ signal }) => {
      const { body, date } = await source.getJson<Body>(path, signal)
      if (date !== null) source.clock.hearAbout(date)
      return body
    },
    refetchInterval: EVERY,
    staleTime: 0,
  })

/** Every source, worst first. */
export const healthQuery = (source: Source) => fetched<SourcesHealth>(source, ['health'], '/api/v1/sources/health')

/** Who owes what. */
export const lateQuery = (source: Source) => fetched<LateList>(source, ['late'], '/api/v1/sources/late')

/** The refused deliveries of one source. */
export const refusalsQuery = (source: Source, id: string) =>
  fetched<SourceRefusals>(source, ['refusals', id], `/api/v1/sources/${encodeURIComponent(id)}/refusals`)

/** Sends a refused delivery again, or puts it aside. Throws `Refusal` and `HttpFailure`. */
export const handleRefusal = (id: string, refusal: string, what: 'retry' | 'dismiss') =>
  sendJson('POST', `/api/v1/sources/${encodeURIComponent(id)}/refusals/${encodeURIComponent(refusal)}/${what}`)

/** Fetches a pulled source now. Throws `Refusal` and `HttpFailure`. */
export const pullNow = (id: string) => sendJson('POST', `/api/v1/sources/${encodeURIComponent(id)}/pull`)
