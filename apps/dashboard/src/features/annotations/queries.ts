import type { Annotation, AnnotationInput, AnnotationList } from '@ioc/contract'
import type { Instant } from '@ioc/metrics'
import { queryOptions } from '@tanstack/react-query'
import { sendJson, sendOnly } from '../../data/http.ts'
import type { Source } from '../../data/queries.ts'

const PATH = '/api/v1/annotations'

/** What a remark is on; null is every one. */
export type AnnotatedThing = Pick<AnnotationInput, 'indicator' | 'unit'>

/**
 * The remarks on an indicator or a unit, with those on every one, as they stand or stood at `knownAt`; news of them is
 * `changed {thing: 'annotations'}`.
 */
export function annotationsQuery(
  source: Source,
  { indicator, unit, knownAt = null }: AnnotatedThing & { readonly knownAt?: Instant | null },
) {
  const known = knownAt !== null && { knownAt: String(knownAt) }
  const query = new URLSearchParams({ ...(indicator && { indicator }), ...(unit && { unit }), ...known }).toString()
  return queryOptions({
    queryKey: ['annotations', indicator, unit, knownAt],
    queryFn: async ({ signal }) => (await source.getJson<AnnotationList>(`${PATH}?${query}`, signal)).body.annotations,
  })
}

/** Throws `Refusal` and `HttpFailure`. */
export const annotate = ({ indicator, unit, from, to, text }: AnnotationInput) =>
  sendJson<Annotation>('POST', PATH, { indicator, unit, from, to, text })

/** Throws `Refusal` and `HttpFailure`. */
export const removeAnnotation = ({ id }: Annotation) => sendOnly('DELETE', `${PATH}/${encodeURIComponent(id)}`)
