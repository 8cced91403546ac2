import Fastify from 'fastify'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Actor, may, type Right, RIGHTS } from '../rights.ts'
import { makeKey } from '../sources/source-key.ts'
import { LIVE_EVENTS } from '../realtime/live-events.ts'
import { createTestApp, type TestApp } from '../testing/test-app.ts'
import { rights } from './rights.ts'

type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'

/** Every route of the server, with the right it should declare. A new route belongs here. */
const ROUTES: readonly (readonly [method: Method, path: string, right: Right])[] = [
  ['GET', '/healthz', 'public'],
  ['GET', '/readyz', 'public'],
  ['GET', '/openapi.json', 'public'],
  ['GET', '/docs/', 'public'],
  ['GET', '/docs/js/scalar.js', 'public'],
  ['GET', '/metrics', 'metrics.read'],
  ['GET', '/api/v1/catalogue', 'catalogue.read'],
  ['GET', '/api/v1/units', 'catalogue.read'],
  ['GET', '/api/v1/components', 'catalogue.read'],
  ['GET', '/api/v1/indicators', 'catalogue.read'],
  ['GET', '/api/v1/indicators/online', 'catalogue.read'],
  ['GET', '/api/v1/published-figures', 'catalogue.read'],
  ['GET', '/api/v1/boundaries', 'catalogue.read'],
  ['GET', '/api/v1/snapshot', 'snapshot.read'],
  ['GET', '/api/v1/indicators/online/series', 'snapshot.read'],
  ['GET', '/api/v1/table', 'snapshot.read'],
  ['GET', '/api/v1/indicators/online/revisions', 'proof.read'],
  ['GET', '/api/v1/indicators/online/proof', 'proof.read'],
  ['GET', '/api/v1/sources', 'sources.read'],
  ['GET', '/api/v1/sources/health', 'sources.read'],
  ['GET', '/api/v1/sources/late', 'sources.read'],
  ['GET', '/api/v1/sources/online/refusals', 'sources.read'],
  ['POST', '/api/v1/sources/online/refusals/:refusal/retry', 'sources.manage'],
  ['POST', '/api/v1/sources/online/refusals/:refusal/dismiss', 'sources.manage'],
  ['POST', '/api/v1/sources/online/pull', 'sources.manage'],
  ['POST', '/api/v1/readings', 'readings.write'],
  ['GET', '/api/v1/registers', 'registers.read'],
  ['GET', '/api/v1/registers/:register/totals', 'registers.read'],
  ['POST', '/api/v1/registers/:register/edits', 'registers.edit'],
  ['GET', '/api/v1/registers/:register/records', 'registers.read'],
  ['GET', '/api/v1/registers/:register/records/:key', 'registers.read'],
  ['GET', '/api/v1/registers/:register/records/:key/history', 'registers.read'],
  ['GET', '/api/v1/registers/:register/steps', 'registers.read'],
  ['PUT', '/api/v1/registers/:register/records', 'registers.write'],
  ['DELETE', '/api/v1/registers/:register/records/:key', 'registers.write'],
  ['POST', '/api/v1/dossier-sync', 'registers.write'],
  ['POST', '/api/v1/imports', 'imports.write'],
  ['GET', '/api/v1/imports', 'imports.write'],
  ['GET', '/api/v1/imports/online', 'imports.write'],
  ['PATCH', '/api/v1/imports/online', 'imports.write'],
  ['DELETE', '/api/v1/imports/online', 'imports.write'],
  ['POST', '/api/v1/imports/online/file', 'imports.write'],
  ['POST', '/api/v1/imports/online/commit', 'imports.write'],
  ['POST', '/api/v1/imports/online/profile', 'imports.write'],
  ['GET', '/api/v1/profiles', 'imports.write'],
  ['GET', '/api/v1/templates/:profile.xlsx', 'imports.write'],
  ['GET', '/api/v1/forms/:unit', 'forms.write'],
  ['PUT', '/api/v1/forms/:unit/draft', 'forms.write'],
  ['POST', '/api/v1/forms/:unit/submissions', 'forms.write'],
  ['GET', '/api/v1/forms/receipts/online', 'forms.write'],
  ['POST', '/api/v1/forms/receipts/online/confirmation', 'forms.write'],
  ['GET', '/api/v1/screens', 'screens.read'],
  ['GET', '/api/v1/screens/:screen', 'screens.read'],
  ['PUT', '/api/v1/screens/:screen', 'screens.manage'],
  ['DELETE', '/api/v1/screens/:screen', 'screens.manage'],
  ['GET', '/api/v1/annotations', 'snapshot.read'],
  ['POST', '/api/v1/annotations', 'annotations.write'],
  ['DELETE', '/api/v1/annotations/:annotation', 'annotations.write'],
  ['GET', '/api/v1/meetings', 'snapshot.read'],
  ['POST', '/api/v1/meetings', 'meetings.write'],
  ['GET', '/api/v1/meetings/:meeting', 'snapshot.read'],
  ['PATCH', '/api/v1/meetings/:meeting', 'meetings.write'],
  ['POST', '/api/v1/meetings/:meeting/addenda', 'meetings.write'],
  ['GET', '/api/v1/meetings/:meeting/catalogue', 'snapshot.read'],
  ['GET', '/api/v1/meetings/:meeting/numbers', 'snapshot.read'],
  ['GET', '/api/v1/views', 'snapshot.read'],
  ['POST', '/api/v1/views', 'views.write'],
  ['DELETE', '/api/v1/views/:view', 'views.write'],
]

/** Who may what, said a second time: a change of `rights.ts` must be meant. */
const ALLOWED: Readonly<Record<Actor['kind'], readonly Right[]>> = {
  anonymous: ['public'],
  source: ['public', 'catalogue.read', 'readings.write', 'registers.write'],
  guest: [...RIGHTS].filter((right) => right !== 'readings.write' && right !== 'registers.write'),
}

describe('who may what', () => {
  it.each(Object.entries(ALLOWED))('%s has exactly its own rights', (kind, allowed) => {
    const actor = { kind, id: 'x', keyId: 'y' } as Actor
    expect(RIGHTS.filter((right) => may(actor, right))).toEqual(RIGHTS.filter((right) => allowed.includes(right)))
  })

  it('every event of a socket declares a right', () => {
    for (const event of Object.values(LIVE_EVENTS)) expect(RIGHTS).toContain(event.right)
  })
})

describe('every route for every actor', () => {
  const key = makeKey()
  let app: TestApp
  beforeAll(async () => {
    app = await createTestApp()
    await app.accept([], 'played')
    const { id, hash } = key
    await app.store.sources.addKey({ id, source: 'played', hash, createdAt: 0, expiresAt: null, revokedAt: null })
  })
  afterAll(() => app.close())

  it('is in the table of this test, and no other is there', () => {
    const served = app.http.routesDeclared.flatMap(({ method, url, config }) =>
      [method].flat().map((one) => `${one} ${url.replace(':id', 'online')} ${config?.right}`),
    )
    const listed = ROUTES.map((row) => row.join(' '))
    expect(served.filter((route) => !route.startsWith('HEAD ')).toSorted()).toEqual(listed.toSorted())
  })

  const actors: readonly (readonly [string, Actor['kind'], Record<string, string>])[] = [
    ['the guest', 'guest', {}],
    ['a source', 'source', { authorization: `Bearer ${key.key}` }],
    ['a key nobody has', 'anonymous', { authorization: `Bearer ${makeKey().key}` }],
    ['a key that was tampered with', 'anonymous', { authorization: `Bearer ${key.key.slice(0, -1)}!` }],
    ['a key shown in another manner', 'anonymous', { authorization: `Basic ${key.key}` }],
  ]
  for (const [who, kind, headers] of actors) {
    it.each(ROUTES)(`answers ${who} rightly at %s %s`, async (method, url, right) => {
      const payload = method === 'GET' || method === 'DELETE' ? {} : { payload: [] }
      const { statusCode } = await app.http.inject({ method, url, headers, ...payload })
      if (ALLOWED[kind].includes(right)) expect([401, 403]).not.toContain(statusCode)
      else expect(statusCode).toBe(kind === 'source' ? 403 : 401)
    })
  }
})

describe('the start', () => {
  it('fails where a route declares no right, and names it', async () => {
    const app = Fastify()
    await app.register(rights, { identify: async () => ({ kind: 'guest' }) })
    app.get('/forgotten', async () => 'open')
    await expect(app.ready()).rejects.toThrow(/GET.* \/forgotten/)
  })
})
