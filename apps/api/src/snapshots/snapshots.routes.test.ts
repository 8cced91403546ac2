import { renameSync } from 'node:fs'
import { brotliDecompressSync, gunzipSync } from 'node:zlib'
import type { LiveSnapshot } from '@ioc/contract'
import type { ExplainedIndicator } from '@ioc/metrics'
import * as fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { TEST_NOW, testPack } from '../testing/factories.ts'
import { createTestApp, type TestApp } from '../testing/test-app.ts'

const HOUR = 3_600_000

let app: TestApp
beforeAll(async () => {
  app = await createTestApp()
})
afterAll(() => app.close())

const get = (url: string, headers: Record<string, string> = {}) =>
  app.http.inject({ url: `/api/v1/snapshot${url}`, headers })

describe('GET /snapshot', () => {
  it("gives the pack's own scope unless told otherwise, and says which version it is", async () => {
    const first = await get('')
    expect(first.json<LiveSnapshot>().scope).toBe('D')
    const again = await get('', { 'if-none-match': String(first.headers.etag) })
    expect([again.statusCode, again.body]).toEqual([304, ''])
  })

  it.each(['gzip', 'br', 'gzip, deflate, br', 'br;q=1.0, gzip;q=0', 'identity', 'br;q=0'])(
    'compresses as the client takes it: %s',
    async (encoding) => {
      const { headers, rawPayload } = await get('', { 'accept-encoding': encoding })
      const response = new Response(new Blob([new Uint8Array(rawPayload)]))
      const codec = headers['content-encoding']
      if (encoding === 'identity' || encoding === 'br;q=0') expect(codec).toBeUndefined()
      else expect(codec).toBe(encoding === 'gzip' ? 'gzip' : 'br')
      if (codec === 'gzip' && response.body) {
        const plain = new Response(response.body.pipeThrough(new DecompressionStream('gzip')))
        expect(await plain.json()).toMatchObject({ scope: 'D' })
      }
    },
  )

  it.each([
    ['an unknown scope', 404, '?scope=zz'],
    ['a prototype for a scope', 404, '?scope=__proto__'],
    ['an instant still to come', 400, '?asOf=2031-01-01T00:00:00Z'],
    ['an instant without a zone', 400, '?knownAt=2026-01-01T00:00:00'],
    ['what is no instant at all', 400, '?asOf=yesterday'],
    ['a scope that did not exist then', 404, '?scope=M&asOf=2026-01-01T00:00:00Z'],
  ])('refuses %s', async (_what, status, url) => {
    const { statusCode, headers } = await get(url)
    expect([statusCode, headers['content-type']]).toEqual([status, 'application/problem+json; charset=utf-8'])
  })

  it('gives any earlier answer again, byte for byte, whatever came in since, and after a restart', async () => {
    const told = fc.record({
      measure: fc.constantFrom('received', 'received-online'),
      unit: fc.constantFrom('A', 'B', 'C'),
      when: fc.constantFrom('2026-11-12', '2026-11-13', '2026-11-16', '2026-11-17'),
      value: fc.nat(30),
    })
    const batch = fc.uniqueArray(told, {
      minLength: 1,
      maxLength: 5,
      selector: (r) => `${r.measure}${r.unit}${r.when}`,
    })
    const past = (text: string) => {
      const { epoch: _epoch, seq: _seq, ...rest } = JSON.parse(text) as LiveSnapshot
      return JSON.stringify(rest)
    }
    const published: string[] = []
    for (const readings of fc.sample(batch, { numRuns: 12, seed: 7 })) {
      app.clock.set(app.clock.now() + 61_000)
      await app.accept(readings)
      app.snapshotter.flush()
      published.push((await get('')).body)
    }
    const askAgain = async () => {
      for (const body of published) {
        const { asOf, knownAt, acceptedSeq } = JSON.parse(body) as LiveSnapshot
        expect(past((await get(`?asOf=${asOf}&knownAt=${knownAt}`)).body)).toBe(past(body))
        expect(past((await get(`?asOf=${asOf}&knownSeq=${acceptedSeq}`)).body)).toBe(past(body))
      }
    }
    await askAgain()
    app = await app.again()
    await askAgain()
    // Two starts of a process, on a busy machine.
  }, 120_000)

  it('of the past is compressed as the client takes it, and as that version it stays', async () => {
    const then = app.clock.now()
    app.clock.set(then + 90_000_000)
    const ask = (encoding: string) => get(`?asOf=${then}`, { 'accept-encoding': encoding })
    const plain = await ask('identity')
    const brotli = await ask('gzip, br')
    const gzip = await ask('gzip')
    expect([plain, brotli, gzip].map(({ headers }) => headers['content-encoding'])).toEqual([undefined, 'br', 'gzip'])
    expect([plain, brotli, gzip].map(({ headers }) => headers.vary)).toEqual(Array(3).fill('accept-encoding'))
    const unpacked = [brotliDecompressSync(brotli.rawPayload), gunzipSync(gzip.rawPayload)]
    expect(unpacked.map(String)).toEqual([plain.body, plain.body])
    expect(brotli.headers.etag).toBe(plain.headers.etag)
    await app.accept([{ measure: 'accounts', unit: 'C', when: then - 2_000, value: 6 }])
    const renewed = await ask('br')
    expect(renewed.headers.etag).not.toBe(brotli.headers.etag)
    expect(String(brotliDecompressSync(renewed.rawPayload))).toBe((await ask('identity')).body)
    app.clock.set(then)
  }, 60_000)

  it('of the past says when to come again where it cannot be read now, and is given then', async () => {
    const own = await createTestApp()
    const ask = () => own.http.inject({ url: `/api/v1/snapshot?asOf=${TEST_NOW - 90_000_000}` })
    renameSync(own.file, `${own.file}.away`)
    const { statusCode, headers, json } = await ask()
    expect([statusCode, Number(headers['retry-after']), json<{ type: string }>().type]).toEqual([
      503,
      1,
      'urn:ioc:problem:not-ready',
    ])
    renameSync(`${own.file}.away`, own.file)
    expect((await ask()).statusCode).toBe(200)
    await own.close()
    // Two starts of a process, on a busy machine.
  }, 120_000)

  it('of the past says which version it is, the same until something bears on it', async () => {
    const then = app.clock.now()
    app.clock.set(then + 90_000_000)
    const first = await get(`?asOf=${then}`)
    const again = async () => (await get(`?asOf=${then}`, { 'if-none-match': String(first.headers.etag) })).statusCode
    expect(await again()).toBe(304)
    await app.accept([{ measure: 'accounts', unit: 'C', when: app.clock.now() - 1_000, value: 5 }])
    expect(await again()).toBe(304)
    await app.accept([{ measure: 'accounts', unit: 'C', when: then - 1_000, value: 4 }])
    expect(await again()).toBe(200)
    const { acceptedSeq } = first.json<LiveSnapshot>()
    const asBefore = await get(`?asOf=${then}&knownSeq=${acceptedSeq}`)
    expect(asBefore.json<LiveSnapshot>().cells).toEqual(first.json<LiveSnapshot>().cells)
    expect((await get(`?asOf=${then}`)).body).not.toBe(first.body)
    app.clock.set(then)
  })

  it('of now is the same from memory, after a start and from the past, against a state of the year before too', async () => {
    const base = testPack()
    const [[id, accounts]] = [...base.catalogue.indicators].filter(([name]) => name === 'accounts') as [
      [string, ExplainedIndicator],
    ]
    const yearBefore = { ...accounts, targets: [{ value: 'same-period-last-year', from: null, due: null, unit: null }] }
    const indicators = new Map([...base.catalogue.indicators, [id, yearBefore as ExplainedIndicator]])
    let own = await createTestApp({ pack: { ...base, catalogue: { ...base.catalogue, indicators } } })
    const then = Date.parse('2025-11-18T00:00:00+07:00')
    const told = [
      [then - HOUR, 5],
      [then + 8 * HOUR, 10],
      [then + 16 * HOUR, 30],
      [TEST_NOW - HOUR, 12],
    ] as const
    await own.accept(told.map(([when, value]) => ({ measure: 'accounts', unit: 'C', when, value })))
    const cellsAt = async (query: string) =>
      (await own.http.inject({ url: `/api/v1/snapshot?scope=C${query}` })).json<LiveSnapshot>().cells
    const live = await cellsAt('')
    expect(live.find(({ indicator }) => indicator === 'accounts')).toMatchObject({ value: 12, target: 30 })
    expect(await cellsAt(`&asOf=${TEST_NOW}`)).toEqual(live)
    own = await own.again()
    expect(await cellsAt('')).toEqual(live)
    await own.close()
  }, 120_000)

  it('tells what was known from what is known now about one instant', async () => {
    const then = app.clock.now()
    app.clock.set(then + 60_000)
    await app.accept([{ measure: 'accounts', unit: 'A', when: TEST_NOW - 1_000, value: 77 }])
    const value = async (url: string) =>
      (await get(url)).json<LiveSnapshot>().cells.find((cell) => cell.indicator === 'accounts' && cell.unit === 'A')
        ?.value
    expect(await value(`?asOf=${then}&knownAt=${then}`)).toBe(null)
    expect(await value(`?asOf=${then}`)).toBe(77)
  })
})
