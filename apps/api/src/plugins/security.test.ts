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
    expect(foreign({ host, origin }, true)).toBe(null)
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
    expect(foreign({ host, origin }, true)).not.toBe(null)
  })

  it('asks of a Host that is reached from the network only that pages be its own', () => {
    expect(foreign({ host: 'ioc.example', origin: undefined }, false)).toBe(null)
    expect(foreign({ host: 'ioc.example', origin: 'http://ioc.example' }, false)).toBe(null)
    expect(foreign({ host: 'ioc.example', origin: 'http://other.example' }, false)).not.toBe(null)
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
