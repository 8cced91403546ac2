import type { LiveSnapshot, WireRevisions, WireSeries } from '@ioc/contract'
import { type Day, formatDay, type Instant, type Over } from '@ioc/metrics'
import { queryOptions, skipToken } from '@tanstack/react-query'
import type { Source } from '../../data/queries.ts'

/** A course that may still change is asked for again this often: nobody tells which readings came. */
const EVERY = 60_000

/** Of what a course is asked. */
export interface SeriesAsked {
  readonly indicator: string
  readonly unit: string
  readonly grain: string
  readonly over: Over
  readonly from: Day
  readonly to: Day
  /** Null: as known now. */
  readonly knownAt: Instant | null
}

/** An indicator of a unit through time. Null asks for nothing. The same in other days stays until they are here. */
export function seriesQuery({ getJson }: Source, asked: SeriesAsked | null) {
  const { indicator, unit, grain, over, from, to, knownAt } = asked ?? NOTHING
  const query = new URLSearchParams({ unit, grain, over, from: formatDay(from), to: formatDay(to) })
  if (knownAt !== null) query.set('knownAt', String(knownAt))
  const path = `/api/v1/indicators/${encodeURIComponent(indicator)}/series?${query.toString()}`
  return queryOptions<WireSeries>({
    queryKey: ['series', indicator, query.toString()],
    queryFn: asked === null ? skipToken : async ({ signal }) => (await getJson<WireSeries>(path, signal)).body,
    staleTime: knownAt === null ? EVERY : Number.POSITIVE_INFINITY,
    refetchInterval: knownAt === null && EVERY,
    placeholderData: (before) =>
      before?.indicator === indicator && before.unit === unit && before.grain === grain && before.over === over
        ? before
        : undefined,
  })
}

const NOTHING: SeriesAsked = { indicator: '', unit: '', grain: 'day', over: 'window', from: 0, to: 0, knownAt: null }

/** What a scope is asked as of: null stands for now. */
export interface Then {
  readonly asOf: Instant
  readonly knownAt: Instant | null
}

/** A scope as it stood at an instant, as known at another or now. Null asks for nothing. */
export function thenQuery({ getJson }: Source, scope: string, then: Then | null) {
  return queryOptions({
    queryKey: ['snapshot-of', scope, then],
    queryFn:
      then === null
        ? skipToken
        : async ({ signal }) => {
            const query = new URLSearchParams({ scope, asOf: String(then.asOf) })
            if (then.knownAt !== null) query.set('knownAt', String(then.knownAt))
            return (await getJson<LiveSnapshot>(`/api/v1/snapshot?${query.toString()}`, signal)).body
          },
    staleTime: then?.knownAt === null ? EVERY : Number.POSITIVE_INFINITY,
  })
}

/** What was corrected under an indicator of a unit, the newest first. */
export function revisionsQuery({ getJson }: Source, asked: Omit<SeriesAsked, 'grain' | 'over' | 'knownAt'>) {
  const { indicator, unit, from, to } = asked
  const query = new URLSearchParams({ unit, from: formatDay(from), to: formatDay(to) }).toString()
  const path = `/api/v1/indicators/${encodeURIComponent(indicator)}/revisions?${query}`
  return queryOptions({
    queryKey: ['revisions', indicator, query],
    queryFn: async ({ signal }) => (await getJson<WireRevisions>(path, signal)).body,
    staleTime: EVERY,
  })
}
