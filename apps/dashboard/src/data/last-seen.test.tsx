import { afterEach, describe, expect, it } from 'vitest'
import { playedSnapshot } from '../testing/played.ts'
import { SMALL_DISTRICT } from '../testing/small-district.ts'
import { keepLastSeen, type LastSeen, lastSeen, recallLastSeen, thisPage } from './last-seen.ts'
import { snapshotKey } from './queries.ts'
import { createQueryClient } from './query-client.ts'

const AT = 1_764_000_000_000
const seen = (over: Partial<LastSeen> = {}): LastSeen => ({
  page: thisPage(),
  at: AT,
  catalogue: SMALL_DISTRICT,
  snapshot: playedSnapshot(),
  ...over,
})
afterEach(async () => void (await caches.delete('ioc-last-seen')))

describe('the last numbers seen', () => {
  it('are read again as they were kept, the newest only', async () => {
    await keepLastSeen(seen())
    await keepLastSeen(seen({ at: AT + 1 }))
    expect(await lastSeen(thisPage())).toEqual(seen({ at: AT + 1 }))
  })

  it('are nothing to a page of another build', async () => {
    await keepLastSeen(seen({ page: '/assets/another.js' }))
    expect(await lastSeen(thisPage())).toBe(null)
  })

  it('stand in the cache with the age they have, and are asked for anew', async () => {
    await keepLastSeen(seen())
    const cache = createQueryClient()
    await recallLastSeen(cache)
    const state = cache.getQueryState(snapshotKey('508'))
    expect(state).toMatchObject({ data: seen().snapshot, dataUpdatedAt: AT, isInvalidated: true })
    expect(cache.getQueryState(['catalogue'])).toMatchObject({ data: SMALL_DISTRICT, isInvalidated: true })
    cache.clear()
  })

  it('never take the place of what the server has said', async () => {
    await keepLastSeen(seen())
    const cache = createQueryClient()
    const fresh = playedSnapshot({ seq: 9 })
    cache.setQueryData(snapshotKey('508'), fresh)
    await recallLastSeen(cache)
    expect(cache.getQueryState(snapshotKey('508'))).toMatchObject({ data: fresh, isInvalidated: false })
    cache.clear()
  })

  it('leave the cache alone where nothing was kept', async () => {
    const cache = createQueryClient()
    await recallLastSeen(cache)
    expect(cache.getQueryCache().getAll()).toEqual([])
  })
})
