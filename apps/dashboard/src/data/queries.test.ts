import { forWall } from '@ioc/contract'
import { QueryClient } from '@tanstack/react-query'
import { describe, expect, it } from 'vitest'
import { SMALL_DISTRICT } from '../testing/small-district.ts'
import { catalogueQuery, type Source, wallCatalogueQuery } from './queries.ts'
import { createServerClock } from './server-clock.ts'

/** A played server that has the small district's catalogue, and what it was asked. */
function played() {
  const asked: string[] = []
  const getJson = (async (path: string) => {
    asked.push(path)
    return { body: path.endsWith('?for=wall') ? forWall(SMALL_DISTRICT) : SMALL_DISTRICT, date: null }
  }) as Source['getJson']
  const cache = new QueryClient({ defaultOptions: { queries: { staleTime: Number.POSITIVE_INFINITY } } })
  return { asked, cache, source: { getJson, clock: createServerClock(() => 0) } }
}

describe('the catalogue of a wall', () => {
  it('is asked for as walls need it', async () => {
    const { asked, cache, source } = played()
    expect(await cache.fetchQuery(wallCatalogueQuery(source))).toEqual(forWall(SMALL_DISTRICT))
    expect(asked).toEqual(['/api/v1/catalogue?for=wall'])
  })

  it('is not asked for where a page of the desk has fetched all of it', async () => {
    const { asked, cache, source } = played()
    await cache.fetchQuery(catalogueQuery(source))
    expect(await cache.fetchQuery(wallCatalogueQuery(source))).toBe(SMALL_DISTRICT)
    expect(asked).toEqual(['/api/v1/catalogue'])
  })

  it('is never made of one that is known to be outdated', async () => {
    const { asked, cache, source } = played()
    await cache.fetchQuery(catalogueQuery(source))
    await cache.invalidateQueries({ queryKey: ['catalogue'], refetchType: 'none' })
    await cache.fetchQuery(wallCatalogueQuery(source))
    expect(asked).toEqual(['/api/v1/catalogue', '/api/v1/catalogue?for=wall'])
  })

  it('is none that a page of the desk would take for the whole', async () => {
    const { asked, cache, source } = played()
    await cache.fetchQuery(wallCatalogueQuery(source))
    expect(await cache.fetchQuery(catalogueQuery(source))).toBe(SMALL_DISTRICT)
    expect(asked).toEqual(['/api/v1/catalogue?for=wall', '/api/v1/catalogue'])
  })
})
