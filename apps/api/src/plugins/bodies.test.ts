import { setImmediate, setTimeout } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createSourceUser, type SourceUser } from '../ingest/testing/source-user.ts'
import { registerPack } from '../registers/testing/register-pack.ts'
import { SMALL_BODY } from './bodies.ts'

const [kB, MB] = [1024, 1024 * 1024]

/** Every route that takes a body: bytes of it as JSON, and as a stream. A new route belongs here. */
const BOUNDS: Readonly<Record<string, readonly [json: number, stream?: number]>> = {
  'POST /api/v1/readings': [10 * MB, 1024 * MB],
  'PUT /api/v1/registers/:register/records': [10 * MB, 32 * MB],
  'DELETE /api/v1/registers/:register/records/:key': [64 * kB],
  'POST /api/v1/registers/:register/edits': [64 * kB],
  'POST /api/v1/dossier-sync': [10 * MB],
  'POST /api/v1/imports': [64 * kB, 20 * MB + 64 * kB],
  'POST /api/v1/imports/:id/file': [64 * kB, 20 * MB + 64 * kB],
  'PATCH /api/v1/imports/:id': [512 * kB],
  'DELETE /api/v1/imports/:id': [64 * kB],
  'POST /api/v1/imports/:id/commit': [64 * kB],
  'POST /api/v1/imports/:id/profile': [64 * kB],
  'POST /api/v1/sources/:id/refusals/:refusal/retry': [64 * kB],
  'POST /api/v1/sources/:id/refusals/:refusal/dismiss': [64 * kB],
  'POST /api/v1/sources/:id/pull': [64 * kB],
  'PUT /api/v1/forms/:unit/draft': [512 * kB],
  'POST /api/v1/forms/:unit/submissions': [512 * kB],
  'POST /api/v1/forms/receipts/:id/confirmation': [64 * kB],
  'PUT /api/v1/screens/:screen': [64 * kB],
  'DELETE /api/v1/screens/:screen': [64 * kB],
  'POST /api/v1/annotations': [64 * kB],
  'DELETE /api/v1/annotations/:annotation': [64 * kB],
  'POST /api/v1/meetings': [64 * kB],
  'POST /api/v1/meetings/:meeting/addenda': [64 * kB],
  'PATCH /api/v1/meetings/:meeting': [512 * kB],
  'POST /api/v1/views': [64 * kB],
  'DELETE /api/v1/views/:view': [64 * kB],
}

describe('what a door takes', () => {
  let user: SourceUser
  beforeAll(async () => {
    user = await createSourceUser({}, { pack: registerPack() })
  })
  afterAll(() => user.app.close())

  it('is bounded at every route, as the table of this test says', () => {
    const bodiless = new Set(['GET', 'HEAD', 'OPTIONS'])
    const served = user.app.http.routesDeclared.flatMap(({ method, url, bodyLimit = SMALL_BODY, config }) => {
      const bound = config?.streamLimit === undefined ? [bodyLimit] : [bodyLimit, config.streamLimit]
      return [method].flat().flatMap((one) => (bodiless.has(one) ? [] : [[`${one} ${url}`, bound] as const]))
    })
    expect(Object.fromEntries(served)).toEqual(BOUNDS)
  })

  it('is asked about the right before anything is read of it', async () => {
    for (const path of ['readings', 'annotations', 'dossier-sync', 'imports', 'meetings']) {
      const { statusCode } = await user.app.http.inject({
        method: 'POST',
        url: `/api/v1/${path}`,
        headers: { 'content-type': 'application/json', authorization: 'Bearer ioc_nobody' },
        payload: '['.repeat(100_000),
      })
      expect([path, statusCode]).toEqual([path, 401])
    }
  })

  it('is refused by the size it says it has, before it comes', async () => {
    const lines = { type: 'application/x-ndjson', headers: { 'content-length': String(2_000 * MB) } }
    const answer = await patiently(() => user.send('{}', lines))
    expect(answer).toMatchObject({ status: 413, body: { detail: expect.stringContaining('1024 MB') } })
  })

  it('is refused by the name that it gives twice, at every door of JSON', async () => {
    const put = (payload: string) =>
      user.app.http.inject({
        method: 'POST',
        url: '/api/v1/annotations',
        headers: { host: 'localhost', 'content-type': 'application/json' },
        payload,
      })
    const answer = await put('{"text":"a","cell":{"unit":"A","unit":"B"}}')
    expect(answer.json()).toMatchObject({
      status: 400,
      detail: '"unit" is given twice in one object of the body.',
      errors: [{ column: 'unit', code: 'duplicate-column' }],
    })
    expect((await put(`{"text":${'['.repeat(30_000)}${']'.repeat(30_000)}}`)).statusCode).toBe(400)
  })

  it.each([
    ['ten megabytes of lists in lists', '['.repeat(5 * MB - 1) + ']'.repeat(5 * MB - 1)],
    ['ten megabytes of empty lists', `[${'[],'.repeat(3 * MB)}[]]`],
    ['800,000 keys of one object', `{${Array.from({ length: 800_000 }, (_, key) => `"${key}":1`).join()}}`],
    ['a list of one object of 800,000 keys', `[{${Array.from({ length: 800_000 }, (_, key) => `"${key}":1`).join()}}]`],
  ])('lets others run before a body is refused that is %s', async (_what, body) => {
    const put = async () => {
      const { statusCode: status } = await user.app.http.inject({
        method: 'PUT',
        url: '/api/v1/registers/dossiers/records',
        headers: { authorization: `Bearer ${user.key}`, 'content-type': 'application/json' },
        payload: body,
      })
      return { status }
    }
    for (const send of [() => user.send(body), put]) {
      let turns = 0
      const going = { on: true }
      const answered = patiently(send).finally(() => (going.on = false))
      for (; going.on; turns++) await setImmediate()
      const { status } = await answered
      // A list is looked through a megabyte at a time.
      const least = body.startsWith('[') ? 3 : 2
      expect([status >= 400 && status < 500, turns >= least]).toEqual([true, true])
    }
  })
})

/** Asks again where a busy machine says that it is. */
async function patiently<A extends { readonly status: number }>(ask: () => Promise<A>): Promise<A> {
  for (;;) {
    const answer = await ask()
    if (answer.status !== 503) return answer
    await setTimeout(200)
  }
}
