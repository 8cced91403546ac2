import type { LateList, SourceHealth, SourcesHealth } from '@ioc/contract'
import Fastify from 'fastify'
import { serializerCompiler, validatorCompiler } from 'fastify-type-provider-zod'
import { afterEach, describe, expect, it } from 'vitest'
import { createSourceUser } from '../ingest/testing/source-user.ts'
import { at, TEST_NOW } from '../testing/factories.ts'
import { createTestApp, type TestApp } from '../testing/test-app.ts'
import { healthRoutes } from './health.routes.ts'

const apps: TestApp[] = []
afterEach(async () => {
  for (const app of apps.splice(0)) await app.close()
})
const kept = <A extends TestApp>(app: A): A => {
  apps.push(app)
  return app
}

async function ask<Body>(app: TestApp, path: string): Promise<Body> {
  const answer = await app.http.inject({ url: `/api/v1${path}`, headers: { host: 'localhost' } })
  expect(answer.statusCode).toBe(200)
  return answer.json<Body>()
}

const healthOf = async (app: TestApp, id: string): Promise<SourceHealth> => {
  const { sources } = await ask<SourcesHealth>(app, '/sources/health')
  const found = sources.find((source) => source.id === id)
  if (!found) throw new Error(`${id} is not listed`)
  return found
}

const DAYS = ['2026-11-16', '2026-11-17', '2026-11-18']
/** What each commune reported of `received`, up to a day. */
const received = (unit: string, upTo: string) =>
  DAYS.filter((day) => day <= upTo).map((when) => ({ measure: 'received', unit, when, value: 5 }))

describe('GET /sources/health', () => {
  it('says of each source what came last, what was taken and refused today and over a week', async () => {
    const user = await createSourceUser({ measures: ['received'] })
    const { app } = user
    kept(app)
    app.clock.set(TEST_NOW - 2 * 86_400_000)
    await user.send([{ measure: 'received', unit: 'A', period: '2026-11-13', value: 1 }])
    app.clock.set(TEST_NOW)
    const rows = ['A', 'B'].map((unit) => ({ measure: 'received', unit, period: '2026-11-13', value: 1 }))
    await user.send(rows)
    await user.send([...rows, { ...rows[0], unit: 'nowhere' }])
    await expect.poll(async () => (await healthOf(app, 'counter')).today.refused, { timeout: 30_000 }).toBe(3)
    expect(await healthOf(app, 'counter')).toMatchObject({
      name: 'Counter',
      kind: 'api',
      sample: false,
      measures: ['received'],
      last: { at: TEST_NOW, rows: 1 },
      today: { deliveries: 1, stored: 1, unchanged: 1, refused: 3, refusals: 1 },
      week: { deliveries: 2, stored: 2, unchanged: 1, refused: 3, refusals: 1 },
      open: 1,
      pull: null,
    })
  })

  it('counts on after a restart, and lets go of what is older than a week', async () => {
    const user = await createSourceUser()
    const row = { measure: 'received', unit: 'A', period: '2026-11-13', value: 1 }
    await user.send([row])
    await user.send([{ ...row, unit: 'nowhere' }])
    const app = kept(await user.app.again())
    expect(await healthOf(app, 'counter')).toMatchObject({ week: { deliveries: 1, stored: 1, refused: 1 } })
    app.clock.set(TEST_NOW + 7 * 86_400_000)
    expect(await healthOf(app, 'counter')).toMatchObject({ week: { deliveries: 0, stored: 0, refused: 0 } })
  })

  it('holds a source against the cadence of what it has to report', async () => {
    const app = kept(await createTestApp())
    const common = { kind: 'api', sample: false, units: null } as const
    await app.accept(['A', 'B', 'C'].flatMap((unit) => received(unit, unit === 'B' ? '2026-11-16' : '2026-11-17')))
    await app.store.sources.put({ ...common, id: 'played', name: 'Daily', measures: ['received'] })
    expect((await healthOf(app, 'played')).lateness).toMatchObject({
      state: 'late',
      parts: 3,
      late: 1,
      missing: 0,
      since: at('2026-11-17 17:00'),
      worst: [{ measure: 'received', unit: 'B', state: 'late', since: at('2026-11-17 17:00'), missed: 1 }],
      nextDue: at('2026-11-18 17:00'),
    })
    app.clock.set(at('2026-11-19 17:00'))
    expect((await healthOf(app, 'played')).lateness).toMatchObject({ state: 'missing', late: 2, missing: 1 })
  })

  it('judges neither who may report anything nor, before it ever came, who has not begun', async () => {
    const app = kept(await createTestApp())
    await app.accept(received('A', '2026-11-17'), 'anything')
    const common = { kind: 'api', sample: false, units: null } as const
    await app.store.sources.put({ ...common, id: 'new', name: 'New', measures: ['received'] })
    expect((await healthOf(app, 'anything')).lateness).toBeNull()
    expect(await healthOf(app, 'new')).toMatchObject({ last: null, lateness: { state: 'unknown' } })
  })

  it('lists the worst first', async () => {
    const app = kept(await createTestApp())
    const declare = (id: string, units: readonly string[]) =>
      app.store.sources.put({ id, name: id, kind: 'api', sample: false, measures: ['received'], units })
    await app.accept(received('A', '2026-11-17'), 'a-fresh')
    await app.accept(received('B', '2026-11-16'), 'b-late')
    await declare('a-fresh', ['A'])
    await declare('b-late', ['B'])
    const { sources } = await ask<SourcesHealth>(app, '/sources/health')
    expect(sources.map(({ id }) => id)).toEqual(['b-late', 'a-fresh', 'documented'])
  })
})

describe('GET /sources/late', () => {
  it('names every unit with what it owes, since when, how often, and who answers for it', async () => {
    const app = kept(await createTestApp())
    await app.accept([...received('A', '2026-11-17'), ...received('B', '2026-11-16')])
    const { asOf, units } = await ask<LateList>(app, '/sources/late')
    expect(asOf).toBe(TEST_NOW)
    const answers = { component: 'services', owner: 'P' }
    expect(units).toEqual([
      {
        unit: 'B',
        parts: [{ measure: 'received', state: 'late', since: at('2026-11-17 17:00'), missed: 1, ...answers }],
      },
      { unit: 'C', parts: [{ measure: 'received', state: 'unknown', since: null, missed: 0, ...answers }] },
    ])
  })

  it('asks for nothing that nobody ever reported', async () => {
    const app = kept(await createTestApp())
    expect((await ask<LateList>(app, '/sources/late')).units).toEqual([])
  })

  it('turns with the clock and with what comes in, without a restart', async () => {
    const app = kept(await createTestApp())
    await app.accept(['A', 'B', 'C'].flatMap((unit) => received(unit, '2026-11-17')))
    expect((await ask<LateList>(app, '/sources/late')).units).toEqual([])
    app.clock.set(at('2026-11-18 17:00'))
    expect((await ask<LateList>(app, '/sources/late')).units.map(({ unit }) => unit)).toEqual(['A', 'B', 'C'])
    await app.accept(received('B', '2026-11-18'))
    expect((await ask<LateList>(app, '/sources/late')).units.map(({ unit }) => unit)).toEqual(['A', 'C'])
  })
})

describe('POST /sources/:id/pull', () => {
  async function serve(connectors?: Parameters<typeof healthRoutes>[1]['connectors']) {
    const http = Fastify()
    http.setValidatorCompiler(validatorCompiler)
    http.setSerializerCompiler(serializerCompiler)
    const never = () => {
      throw new Error('nobody asks for it')
    }
    await http.register(healthRoutes, { health: never, late: never, expected: never, connectors })
    return (id: string) => http.inject({ method: 'POST', url: `/sources/${id}/pull` })
  }

  it('pulls now and says how the schedule stands', async () => {
    const state = { id: 'portal-daily', source: 'portal', lastSuccess: 1, lastError: null, nextRun: 9, url: 'http://x' }
    const pulled: string[] = []
    const pull = await serve({
      states: () => [{ ...state, lastSuccess: pulled.length > 0 ? 5 : 1 }],
      pullNow: async (id) => void pulled.push(id),
    })
    expect((await pull('portal')).json()).toEqual({ lastSuccess: 5, lastError: null, nextRun: 9 })
    expect(pulled).toEqual(['portal-daily'])
  })

  it('of a source that nobody fetches is not found', async () => {
    expect((await (await serve())('portal')).json()).toMatchObject({ message: expect.stringContaining('No connector') })
  })
})
