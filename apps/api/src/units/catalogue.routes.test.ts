import { brotliDecompressSync } from 'node:zlib'
import { forWall, fromWire, type ProblemBody, type WallCatalogue, type WireCatalogue } from '@ioc/contract'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { testPack } from '../testing/factories.ts'
import { createTestApp, type TestApp } from '../testing/test-app.ts'

let app: TestApp
beforeAll(async () => {
  app = await createTestApp()
})
afterAll(() => app.close())

const get = (url: string, headers: Record<string, string> = {}) => app.http.inject({ url: `/api/v1${url}`, headers })

describe('the catalogue over HTTP', () => {
  it('is the one the server computes with, and says how the screen is to be marked', async () => {
    const wire = (await get('/catalogue')).json<WireCatalogue>()
    expect(fromWire(wire)).toMatchObject(testPack().catalogue)
    expect(wire).toMatchObject({ demonstration: true, build: 'none', defaultScope: 'D', zone: 'Asia/Ho_Chi_Minh' })
  })

  it('is smaller for a wall: whatever gives, names and judges a number, and no more', async () => {
    const whole = (await get('/catalogue')).json<WireCatalogue>()
    const wall = (await get('/catalogue?for=wall')).json<WallCatalogue>()
    expect(wall).toEqual(forWall(whole))
    expect(JSON.stringify(wall)).not.toContain('what is divided by what')
  })

  it('is for nobody else than it says', async () => {
    const answer = await get('/catalogue?for=phone')
    expect([answer.statusCode, answer.json<ProblemBody>().type]).toEqual([400, 'urn:ioc:problem:bad-request'])
  })

  it('is another answer for a wall, and neither is taken for the other', async () => {
    const { etag } = (await get('/catalogue')).headers
    expect((await get('/catalogue?for=wall', { 'if-none-match': String(etag) })).statusCode).toBe(200)
  })

  it.each([
    '/catalogue',
    '/catalogue?for=wall',
    '/units',
    '/components',
    '/indicators',
    '/indicators/online',
    '/published-figures',
    '/boundaries',
  ])('%s is sent once to whoever keeps it', async (url) => {
    const first = await get(url)
    expect(first.statusCode).toBe(200)
    const again = await get(url, { 'if-none-match': String(first.headers.etag) })
    expect([again.statusCode, again.body]).toEqual([304, ''])
  })

  it('is compressed for whoever takes it so', async () => {
    const { headers, rawPayload } = await get('/catalogue', { 'accept-encoding': 'gzip, br' })
    expect([headers['content-encoding'], headers.vary]).toEqual(['br', 'accept-encoding'])
    expect(brotliDecompressSync(rawPayload).toString()).toBe((await get('/catalogue')).body)
  })

  it('gives the shapes of a day, as GeoJSON', async () => {
    expect((await get('/boundaries?at=2026-11-18')).headers['content-type']).toContain('application/geo+json')
    expect((await get('/boundaries?at=1999-01-01')).statusCode).toBe(404)
    expect((await get('/boundaries?at=2026-13-01')).statusCode).toBe(400)
  })

  it('knows no indicator that is not in it', async () => {
    for (const id of ['nothing', '__proto__', 'constructor'])
      expect((await get(`/indicators/${id}`)).statusCode).toBe(404)
  })
})

describe('the description of the API', () => {
  it('is OpenAPI 3.1 and names every route of the API', async () => {
    const { openapi, paths } = (await app.http.inject('/openapi.json')).json<{ openapi: string; paths: object }>()
    expect(openapi).toBe('3.1.0')
    const described = new Set(Object.keys(paths).map((path) => path.replaceAll(/\{(\w+)\}/g, ':$1')))
    const served = app.http.routesDeclared.map(({ url }) => url).filter((url) => url.startsWith('/api/v1/'))
    expect([...new Set(served)].filter((url) => !described.has(url))).toEqual([])
  })
})
