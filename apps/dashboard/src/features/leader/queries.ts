import type { LiveSnapshot } from '@ioc/contract'
import { queryOptions, skipToken } from '@tanstack/react-query'
import type { Source } from '../../data/queries.ts'
import type { Visit } from './visits.ts'

/** A scope as it stood at a visit and was known then: that answer never changes. Nothing is asked without a visit. */
export function thenQuery({ getJson }: Source, scope: string, visit: Visit | null) {
  return queryOptions({
    queryKey: ['snapshot-then', scope, visit],
    queryFn:
      visit === null
        ? skipToken
        : async ({ signal }) => {
            const query = new URLSearchParams({
              scope,
              asOf: String(visit.at),
              knownAt: String(visit.at),
              knownSeq: String(visit.knownSeq),
            })
            return (await getJson<LiveSnapshot>(`/api/v1/snapshot?${query.toString()}`, signal)).body
          },
  })
}
