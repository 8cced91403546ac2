import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createSourceUser, type SourceUser } from '../ingest/testing/source-user.ts'
import { writeFirst } from '../testing/write-first.ts'

/** More than the buffers of a connection hold, so that whoever does not read on stops its sender. */
const LARGE = 8 * 1024 * 1024
const JSON_TYPE = 'application/json'
const FILE = 'multipart/form-data; boundary=x'
const WRONG_KEY = 'Bearer ioc_nobody'

/** Every door that takes a body, with the format it takes. */
const DOORS: readonly (readonly [method: string, path: string, type: string])[] = [
  ['POST', '/api/v1/readings', JSON_TYPE],
  ['POST', '/api/v1/readings', 'application/x-ndjson'],
  ['POST', '/api/v1/readings', 'text/csv'],
  ['PUT', '/api/v1/registers/cameras/records', JSON_TYPE],
  ['PUT', '/api/v1/registers/cameras/records', 'application/x-ndjson'],
  ['DELETE', '/api/v1/registers/cameras/records/a', JSON_TYPE],
  ['POST', '/api/v1/dossier-sync', JSON_TYPE],
  ['POST', '/api/v1/imports', FILE],
  ['PATCH', '/api/v1/imports/0b0e7a4e-8d8e-4a51-9a9e-3d5a1f2b7c10', JSON_TYPE],
  ['PUT', '/api/v1/forms/A/draft', JSON_TYPE],
  ['POST', '/api/v1/forms/A/submissions', JSON_TYPE],
  ['POST', '/api/v1/annotations', JSON_TYPE],
  ['POST', '/api/v1/meetings', JSON_TYPE],
  ['PATCH', '/api/v1/meetings/x', JSON_TYPE],
  ['POST', '/api/v1/views', JSON_TYPE],
  ['PUT', '/api/v1/screens/x', JSON_TYPE],
  ['POST', '/api/v1/nowhere', JSON_TYPE],
]

describe('a refusal reaches who writes all before reading', () => {
  let user: SourceUser
  let address: string
  beforeAll(async () => {
    user = await createSourceUser({}, { sourceLimits: { requestsPerSecond: 100, rowsPerSecond: 1_000_000 } })
    address = await user.app.listen()
  })
  afterAll(() => user.app.close())

  const send = (
    [method, path, type]: readonly [string, string, string],
    headers: Record<string, string> = {},
    body = Buffer.alloc(LARGE, '['),
    chunked = false,
  ) => writeFirst(address, { method, path, headers: { 'content-type': type, ...headers }, body, chunked })

  it.each(DOORS)('with a wrong key, at %s %s of %s', async (...door) => {
    for (const chunked of [false, true]) {
      const found = await send(door, { authorization: WRONG_KEY }, undefined, chunked)
      expect(door[1].endsWith('nowhere') ? [404, 413] : [401]).toContain(found.status)
      expect(found.headers).toContain('application/problem+json')
      expect(JSON.parse(found.body)).toHaveProperty('detail')
    }
  })

  it.each(DOORS)('in a format that is not taken, at %s %s (%s)', async (method, path) => {
    for (const chunked of [false, true]) {
      const key = /readings|registers|dossier/.test(path) ? { authorization: `Bearer ${user.key}` } : undefined
      const { status, headers } = await send([method, path, 'image/png'], key, undefined, chunked)
      expect(headers).toContain('application/problem+json')
      expect([404, 413, 415]).toContain(status)
    }
  })

  it.each(DOORS.filter(([, path, type]) => !path.endsWith('nowhere') && type === JSON_TYPE))(
    'of more than is taken, said beforehand or found while reading, at %s %s',
    async (...door) => {
      const machine = /readings|registers|dossier/.test(door[1])
      const headers: Record<string, string> = machine ? { authorization: `Bearer ${user.key}` } : {}
      const tooMuch = Buffer.alloc(machine ? 11 * 1024 * 1024 : LARGE, '[')
      for (const chunked of [false, true]) expect((await send(door, headers, tooMuch, chunked)).status).toBe(413)
    },
  )

  it('of a key that makes no retry known, of rows that are bad, and of too many requests', async () => {
    const key = { authorization: `Bearer ${user.key}` }
    const rows = Buffer.from(
      `${JSON.stringify({ measure: 'nothing', unit: 'A', period: '2026-11-17', value: 1 })}\n`.repeat(80_000),
    )
    const lines: [string, string, string] = ['POST', '/api/v1/readings', 'application/x-ndjson']
    expect((await send(lines, { ...key, 'idempotency-key': 'x'.repeat(200) }, rows)).status).toBe(400)
    expect((await send(lines, key, rows)).status).toBe(422)
    const header = Buffer.concat([Buffer.from('nothing,known\n'), Buffer.alloc(LARGE, 'x')])
    expect((await send(['POST', '/api/v1/readings', 'text/csv'], key, header)).status).toBeGreaterThanOrEqual(400)
    const quick = await Promise.all(Array.from({ length: 1_100 }, () => user.send([])))
    expect(quick.some(({ status }) => status === 429)).toBe(true)
    const { status, headers } = await send(lines, key, rows)
    expect([status, /retry-after: \d+/.test(headers)]).toEqual([429, true])
  })

  it('and the same connection takes the next request afterwards', async () => {
    const headers = { 'content-type': JSON_TYPE, authorization: WRONG_KEY, connection: 'keep-alive' }
    const next = Buffer.from('GET /healthz HTTP/1.1\r\nhost: localhost\r\nconnection: close\r\n\r\n')
    const body = Buffer.alloc(LARGE, '[')
    const found = await writeFirst(address, {
      method: 'POST',
      path: '/api/v1/readings',
      headers: { ...headers, 'content-length': String(LARGE) },
      body: Buffer.concat([body, next]),
    })
    expect(found.status).toBe(401)
    expect(found.body).toContain('HTTP/1.1 200 OK')
  })
})
