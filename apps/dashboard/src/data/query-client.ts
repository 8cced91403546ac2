import { QueryClient } from '@tanstack/react-query'
import { retryDelay } from './retry.ts'

/**
 * The cache the wall is painted from. Nothing grows old by itself: `live.ts` says when to fetch again.
 * `networkMode: 'always'`, because a district's own network may well have no internet behind it.
 */
export function createQueryClient(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      queries: {
        staleTime: Number.POSITIVE_INFINITY,
        gcTime: 60 * 60_000,
        // For ever, whatever the answer: what is refused today may be allowed after an operator's next step.
        retry: true,
        retryDelay: (count) => retryDelay(count),
        networkMode: 'always',
        refetchOnWindowFocus: false,
        refetchOnReconnect: false,
      },
    },
  })
}
