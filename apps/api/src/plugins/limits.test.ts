import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { createTestApp, type TestApp } from '../testing/test-app.ts'
import { LIMITS } from './limits.ts'

let app: TestApp
let web: string
beforeAll(async () => {
  web = mkdtempSync(join(tmpdir(), 'ioc-web-'))
  writeFileSync(join(web, 'index.html'), '<!doctype html><title>wall</title>')
  writeFileSync(join(web, 'main.js'), 'export {}')
  // Any lateness at all is too much: this process cannot keep up.
  app = await createTestApp({ env: { IOC_WEB: web }, limits: { ...LIMITS, delayMs: Number.MIN_VALUE } })
  await vi.waitUntil(async () => (await get('/api/v1/catalogue')).statusCode === 503, { timeout: 30_000 })
})
afterAll(async () => {
  await app.close()
  rmSync(web, { recursive: true })
})

const get = (url: string) => app.http.inject({ url, headers: { accept: 'text/html' } })

describe('a process that cannot keep up', () => {
  it('tells whoever asks for numbers when to come again', async () => {
    await vi.waitFor(async () => {
      const { statusCode, headers } = await get('/api/v1/snapshot')
      expect([statusCode, headers['retry-after']]).toEqual([503, '1'])
    })
  })

  it.each(['/', '/wall', '/main.js'])('gives a browser %s, which it would not ask for again', async (url) => {
    expect((await get(url)).statusCode).toBe(200)
  })

  it.each(['/healthz', '/readyz', '/metrics'])('answers %s to whoever watches it', async (url) => {
    expect((await get(url)).statusCode).toBe(200)
  })
})
