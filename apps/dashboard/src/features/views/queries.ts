import type { SavedView, SavedViewInput, SavedViewList } from '@ioc/contract'
import { queryOptions } from '@tanstack/react-query'
import { sendJson, sendOnly } from '../../data/http.ts'
import type { Source } from '../../data/queries.ts'

const PATH = '/api/v1/views'

/** Saved views, by name; news of them is `changed {thing: 'views'}`. */
export const viewsQuery = (source: Source) =>
  queryOptions({
    queryKey: ['views'],
    queryFn: async ({ signal }) => (await source.getJson<SavedViewList>(PATH, signal)).body.views,
  })

/** Throws `Refusal` and `HttpFailure`. */
export const saveView = ({ name, address }: SavedViewInput) => sendJson<SavedView>('POST', PATH, { name, address })

/** Throws `Refusal` and `HttpFailure`. */
export const removeView = ({ id }: SavedView) => sendOnly('DELETE', `${PATH}/${encodeURIComponent(id)}`)
