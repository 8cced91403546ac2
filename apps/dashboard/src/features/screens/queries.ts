import type { ScreenInput, ScreenList, ScreenRecord } from '@ioc/contract'
import { queryOptions } from '@tanstack/react-query'
import { sendJson, sendOnly } from '../../data/http.ts'
import type { Source } from '../../data/queries.ts'

/** Screens report this often, and the server tells only of those that do otherwise than before. */
const EVERY = 10_000

/** Every screen and how it does; news of it is `changed {thing: 'screens'}`. */
export function screensQuery(source: Source) {
  return queryOptions({
    queryKey: ['screens'],
    queryFn: async ({ signal }) => {
      const { body, date } = await source.getJson<ScreenList>('/api/v1/screens', signal)
      if (date !== null) source.clock.hearAbout(date)
      return body
    },
    refetchInterval: EVERY,
    staleTime: 0,
  })
}

const pathOf = (id: string) => `/api/v1/screens/${encodeURIComponent(id)}`

/** Tells a screen what to show; `version` is the one that was read, 0 for a new screen. Throws `Refusal` (409 where another stands) and `HttpFailure`. */
export const tellScreen = (id: string, input: ScreenInput, version: number) =>
  sendJson<ScreenRecord>('PUT', pathOf(id), { ...input, version })

/** Takes a screen's record away. Throws `Refusal` and `HttpFailure`. */
export const removeScreen = (id: string) => sendOnly('DELETE', pathOf(id))
