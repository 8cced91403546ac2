import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { brotliCompressSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createTestApp, type TestApp } from '../testing/test-app.ts'
import { buildOf, isServed } from './screens.ts'

let app: TestApp
let web: string
beforeAll(async () => {
  web = mkdtempSync(join(tmpdir(), 'ioc-web-'))
  mkdirSync(join(web, 'assets'))
  const script = 'console.log(1)'.repeat(200)
  writeFileSync(join(web, 'index.html'), '<!doctype html><title>wall</title>')
  writeFileSync(join(web, 'assets/main-a1B2c3D4.js'), script)
  writeFileSync(join(web, 'assets/main-a1B2c3D4.js.br'), brotliCompressSync(script))
  writeFileSync(join(web, 'assets/main-a1B2c3D4.js.map'), '{}')
  writeFileSync(join(web, 'favicon.svg'), '<svg/>')
  writeFileSync(join(web, '.built-from'), 'secret')
  app = await createTestApp({ env: { IOC_WEB: web } })
})
afterAll(async () => {
  await app.close()
  rmSync(web, { recursive: true })
})

const get = (url: string, headers: Record<string, string> = {}) => app.http.inject({ url, headers })
const page = { accept: 'text/html' }

describe('the built screens', () => {
  it.each(['/', '/wall', '/units/20599'])('are one page at %s, asked for anew each time', async (url) => {
    const { statusCode, body, headers } = await get(url, page)
    expect([statusCode, body]).toEqual([200, '<!doctype html><title>wall</title>'])
    expect(headers['cache-control']).toBe('no-cache')
  })

  it('have assets that are kept for ever, compressed by the build', async () => {
    const { headers, statusCode } = await get('/assets/main-a1B2c3D4.js', { 'accept-encoding': 'br' })
    expect([statusCode, headers['content-encoding']]).toEqual([200, 'br'])
    expect(headers['cache-control']).toBe('public, max-age=31536000, immutable')
    expect(headers['content-type']).toContain('javascript')
  })

  it('have a mark that the page and the browser around it ask for once', async () => {
    const { headers, statusCode } = await get('/favicon.svg')
    expect([statusCode, headers['cache-control']]).toEqual([200, 'public, max-age=3600'])
  })

  it.each([
    '/.built-from',
    '/assets/main-a1B2c3D4.js.map',
    '/assets/none.js',
    '/api/v1/nothing',
    '/../package.json',
    '/%2e%2e/%2e%2e/etc/passwd',
    '/assets/..%2f.built-from',
  ])('do not give out %s', async (url) => {
    const { statusCode, body } = await get(url)
    expect(statusCode).toBeGreaterThanOrEqual(400)
    expect(body).not.toContain('secret')
  })

  it.each(['/../x', '/a/../../x', '/.env', '/a/.git/config', '/a.js.map'])('do not look for %s', (path) => {
    expect(isServed(path)).toBe(false)
  })

  it('are named by what they are, and not at all where there are none', () => {
    expect(buildOf(web)).toMatch(/^[0-9a-f]{12}$/)
    expect(buildOf(null)).toBe('none')
    expect(buildOf(tmpdir())).toBe('none')
  })
})
