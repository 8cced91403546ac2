import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createTestApp, type TestApp } from '../testing/test-app.ts'
import { foreign } from './security.ts'

let app: TestApp
beforeAll(async () => {
  app = await createTestApp()
})
afterAll(() => app.close())

describe('foreign', () => {
  it.each([
    ['localhost:4780', undefined],
    ['127.0.0.1:4780', 'http://127.0.0.1:4780'],
    ['[::1]:4780', 'http://[::1]:4780'],
  ])('lets in our own: %s from %s', (host, origin) => {
    expect(foreign({ host, origin }, true, 'GET')).toBe(null)
  })

  it.each([
    ['evil.example', undefined],
    ['localhost.evil.example:4780', undefined],
    ['127.0.0.1.nip.io', undefined],
    [undefined, undefined],
    ['', undefined],
    ['local host', undefined],
    ['localhost:4780', 'http://evil.example'],
    ['localhost:4780', 'http://localhost:3000'],
    ['localhost:4780', 'null'],
  ])('keeps out a foreign Host or Origin: %s from %s', (host, origin) => {
    expect(foreign({ host, origin }, true, 'GET')).not.toBe(null)
  })

  it('asks of a Host that is reached from the network only that pages be its own', () => {
    expect(foreign({ host: 'ioc.example', origin: undefined }, false, 'POST')).toBe(null)
    expect(foreign({ host: 'ioc.example', origin: 'http://ioc.example' }, false, 'POST')).toBe(null)
    expect(foreign({ host: 'ioc.example', origin: 'http://other.example' }, false, 'POST')).not.toBe(null)
  })
})

describe('foreign, where a browser sends no Origin', () => {
  const host = 'localhost:4780'
  it.each(['cross-site', 'same-site', 'something-new', ''])('keeps out a write from %s', (site) => {
    for (const method of ['POST', 'PUT', 'PATCH', 'DELETE'])
      expect(foreign({ host, 'sec-fetch-site': site }, true, method)).not.toBe(null)
  })

  it.each(['same-origin', 'none', undefined])('lets in a write from %s', (site) => {
    expect(foreign({ host, 'sec-fetch-site': site }, true, 'POST')).toBe(null)
  })

  it('lets a link on another site lead here', () => {
    expect(foreign({ host, 'sec-fetch-site': 'cross-site' }, true, 'GET')).toBe(null)
  })

  it('still asks of an Origin that it be our own', () => {
    const headers = { host, origin: 'http://evil.example', 'sec-fetch-site': 'same-origin' }
    expect(foreign(headers, true, 'POST')).not.toBe(null)
  })

  it('refuses the write before it is looked at, and tells why', async () => {
    const payload = { text: 'x' }
    const headers = { host: 'localhost', 'sec-fetch-site': 'cross-site' }
    const answer = await app.http.inject({ method: 'POST', url: '/api/v1/annotations', headers, payload })
    expect(answer.statusCode).toBe(403)
    expect(answer.json()).toMatchObject({ type: 'urn:ioc:problem:forbidden' })
  })
})

describe('every answer', () => {
  it.each(['/healthz', '/docs', '/api/v1/snapshot', '/nothing'])(
    'of %s forbids inline scripts and framing',
    async (url) => {
      const { headers } = await app.http.inject(url)
      const policy = String(headers['content-security-policy'])
      expect(policy).toContain("script-src 'self';")
      expect(policy).toContain("frame-ancestors 'none'")
      expect(headers['x-content-type-options']).toBe('nosniff')
    },
  )

  it('of the API description holds no script between its tags', async () => {
    const { body } = await app.http.inject('/docs')
    expect(body.match(/<script[^>]*>[^<]+/g)).toBe(null)
    expect((await app.http.inject('/docs/js/scalar.js')).statusCode).toBe(200)
  })

  it('to a foreign Host is a refusal, a page and health alike', async () => {
    for (const url of ['/', '/healthz', '/api/v1/catalogue']) {
      expect((await app.http.inject({ url, headers: { host: 'evil.example' } })).statusCode).toBe(403)
    }
  })
})
