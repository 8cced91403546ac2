import type { WireTable } from '@ioc/contract'
import { formatDay } from '@ioc/metrics'
import { keepPreviousData, queryOptions } from '@tanstack/react-query'
import type { Source } from '../../data/queries.ts'
import type { Choices } from './choices.ts'

/** A table is asked for again this often: what arrives changes it, and nobody tells which. */
const EVERY = 60_000

/** Indicators × units × periods as chosen. While another is fetched the one before stays. */
export function tableQuery(source: Source, { indicators, units, grain, over, from, to }: Choices) {
  const query = new URLSearchParams({
    indicators: indicators.join(),
    units: units.join(),
    grain,
    over,
    from: formatDay(from),
    to: formatDay(to),
  }).toString()
  return queryOptions({
    queryKey: ['table', query],
    queryFn: async ({ signal }) => (await source.getJson<WireTable>(`/api/v1/table?${query}`, signal)).body,
    staleTime: EVERY,
    refetchInterval: EVERY,
    placeholderData: keepPreviousData,
  })
}
