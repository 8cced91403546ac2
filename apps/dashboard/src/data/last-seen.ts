import type { LiveSnapshot, WireCatalogue } from '@ioc/contract'
import type { QueryClient } from '@tanstack/react-query'
import { snapshotKey } from './queries.ts'

/** The last numbers somebody saw, to be read again where there is no server. */
export interface LastSeen {
  /** What page they were seen on: another build may understand other shapes. */
  readonly page: string
  /** When they were last true, by this device's own clock, which will also say how old they are. */
  readonly at: number
  readonly catalogue: WireCatalogue
  readonly snapshot: LiveSnapshot
}

const SHELF = 'ioc-last-seen'
const PLACE = '/last-seen'

/** What the running page is called: the name of its script, which has the content's hash in it. */
export const thisPage = () => document.querySelector<HTMLScriptElement>('script[type="module"][src]')?.src ?? ''

/**
 * Keeps the numbers in place of those kept before. Does nothing where the browser keeps nothing: storage belongs
 * to `https` and to this machine's own pages, and it can be full.
 */
export async function keepLastSeen(seen: LastSeen): Promise<void> {
  if (!('caches' in globalThis)) return
  try {
    const shelf = await caches.open(SHELF)
    await shelf.put(PLACE, Response.json(seen))
  } catch {
    // The page goes on without.
  }
}

/** The numbers kept last, of the page that is asked for; null where there are none. */
export async function lastSeen(page: string): Promise<LastSeen | null> {
  if (!('caches' in globalThis)) return null
  try {
    const kept = await caches.match(PLACE, { cacheName: SHELF })
    const seen: LastSeen | undefined = await kept?.json()
    return seen?.page === page ? seen : null
  } catch {
    return null
  }
}

/**
 * Puts the numbers kept last where the page looks for its own, until the server answers. They count as outdated
 * at once, and what came from the server meanwhile stays.
 */
export async function recallLastSeen(cache: QueryClient): Promise<void> {
  const seen = await lastSeen(thisPage())
  if (seen === null) return
  const { catalogue, snapshot, at } = seen
  for (const [queryKey, data] of [
    [['catalogue'], catalogue] as const,
    [snapshotKey(snapshot.scope), snapshot] as const,
  ]) {
    if (cache.getQueryData(queryKey) !== undefined) continue
    cache.setQueryData(queryKey, data, { updatedAt: at })
    void cache.invalidateQueries({ queryKey, refetchType: 'none' })
  }
}
