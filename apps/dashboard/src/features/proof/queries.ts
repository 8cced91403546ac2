import type { WireProof } from '@ioc/contract'
import { queryOptions } from '@tanstack/react-query'
import type { Source } from '../../data/queries.ts'
import type { ProofRef } from '../../ui/proof-ref.ts'

/** How long a proof of now stands before it is asked for again on opening. */
const FRESH = 5_000

/** One number taken apart; of an instant and a batch that are given, it never changes. */
export function proofQuery(source: Source, { indicator, unit, asOf, knownSeq }: ProofRef) {
  const query = new URLSearchParams({ unit })
  if (asOf !== undefined) query.set('asOf', String(asOf))
  if (knownSeq !== undefined) query.set('knownSeq', String(knownSeq))
  const path = `/api/v1/indicators/${encodeURIComponent(indicator)}/proof?${query.toString()}`
  return queryOptions({
    queryKey: ['proof', indicator, unit, asOf ?? null, knownSeq ?? null],
    queryFn: async ({ signal }) => (await source.getJson<WireProof>(path, signal)).body,
    staleTime: knownSeq === undefined ? FRESH : Number.POSITIVE_INFINITY,
    // A number that is not there will not come by asking again.
    retry: 1,
  })
}
