import type { LateList, SourceHealth, SourcesHealth } from '@ioc/contract'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { createRecordUser, type RecordUser } from '../registers/testing/record-user.ts'
import { at, TEST_NOW } from '../testing/factories.ts'

let user: RecordUser
beforeEach(async () => {
  user = await createRecordUser({ id: 'counter', name: 'Một cửa', measures: ['dossiers', 'd.received'] })
})
afterEach(() => user.app.close())

async function ask<Body>(path: string): Promise<Body> {
  const answer = await user.app.http.inject({ url: `/api/v1/sources/${path}`, headers: { host: 'localhost' } })
  expect(answer.statusCode).toBe(200)
  return answer.json<Body>()
}
const late = () => ask<LateList>('late')
async function health(id = 'counter'): Promise<SourceHealth | undefined> {
  const { sources } = await ask<SourcesHealth>('health')
  return sources.find((source) => source.id === id)
}
const DOSSIER = { code: 'H1', unit: 'A', channel: 'online', received: '2026-11-18T09:00:00+07:00' }

describe('a source that keeps a register', () => {
  it('is heard from when it puts records, like one that sends readings', async () => {
    await user.put('dossiers', [DOSSIER, { ...DOSSIER, code: 'H2' }])
    expect(await health()).toMatchObject({
      last: { at: TEST_NOW, rows: 2 },
      today: { deliveries: 1, stored: 2 },
      lateness: { state: 'fresh', parts: 1, registers: [], nextDue: at('2026-11-18 17:00') },
    })
  })

  it('is late by the cadence of what is counted from it once it falls silent, and then missing', async () => {
    await user.put('dossiers', [DOSSIER])
    user.app.clock.set(at('2026-11-19 17:00'))
    const owed = { register: 'dossiers', since: at('2026-11-19 17:00'), missed: 1, units: ['A', 'B', 'C'] }
    const nextDue = at('2026-11-20 17:00')
    expect(await health()).toMatchObject({
      lateness: { state: 'late', parts: 1, late: 1, missing: 0, since: owed.since, worst: [], nextDue },
    })
    expect((await health())?.lateness?.registers).toEqual([{ ...owed, state: 'late', nextDue }])
    user.app.clock.set(at('2026-11-24 17:00'))
    expect((await health())?.lateness).toMatchObject({ state: 'missing', missing: 1, since: owed.since })
    await user.put('dossiers', [])
    expect((await health())?.lateness).toMatchObject({ state: 'fresh', registers: [] })
  })

  it('that never delivered is unknown, with when it is due', async () => {
    const lateness = { state: 'unknown', parts: 1, missing: 1, nextDue: at('2026-11-18 17:00') }
    expect(await health()).toMatchObject({ last: null, lateness })
    expect((await health())?.lateness?.registers).toMatchObject([{ register: 'dossiers', state: 'unknown', units: [] }])
  })

  it('answers for its own units only', async () => {
    await user.put('dossiers', [], '?units=A')
    const common = { kind: 'api', sample: false, measures: ['dossiers'] } as const
    await user.app.store.sources.put({ ...common, id: 'in-a', name: 'A', units: ['A'] })
    await user.app.store.sources.put({ ...common, id: 'in-b', name: 'B', units: ['B'] })
    expect((await health('in-a'))?.lateness).toMatchObject({ registers: [] })
    expect((await health('in-b'))?.lateness).toMatchObject({ registers: [{ state: 'unknown', units: ['B'] }] })
  })
})

describe('the list of who is late', () => {
  it('asks no unit for what is counted: it names the register once, with who keeps it', async () => {
    await user.put('dossiers', [DOSSIER])
    expect(await late()).toMatchObject({ registers: [], units: [] })
    user.app.clock.set(at('2026-11-19 17:00'))
    const { registers, units } = await late()
    expect(units).toEqual([])
    expect(registers).toEqual([
      {
        register: 'dossiers',
        state: 'late',
        since: at('2026-11-19 17:00'),
        missed: 1,
        units: ['A', 'B', 'C'],
        nextDue: at('2026-11-20 17:00'),
        component: 'services',
        owner: 'P',
        sources: [{ id: 'counter', name: 'Một cửa' }],
      },
    ])
  })

  it('says which units wait where a register came for others only', async () => {
    await user.put('dossiers', [DOSSIER])
    user.app.clock.set(at('2026-11-19 17:00'))
    await user.put('dossiers', [], '?units=A')
    await user.put('dossiers', [], '?units=C')
    expect((await late()).registers).toMatchObject([{ register: 'dossiers', state: 'late', units: ['B'] }])
  })

  it('still asks units for what they report themselves', async () => {
    await user.put('dossiers', [])
    await user.app.accept([{ measure: 'received', unit: 'A', when: '2026-11-17', value: 5 }])
    user.app.clock.set(at('2026-11-19 17:00'))
    const { registers, units } = await late()
    expect(registers.map(({ register }) => register)).toEqual(['dossiers'])
    expect(units.flatMap(({ unit, parts }) => parts.map(({ measure }) => `${unit} ${measure}`))).toEqual([
      'A received',
      'B received',
      'C received',
    ])
  })

  it('names a register that nobody delivered where somebody is to keep it, and no other', async () => {
    expect((await late()).registers).toMatchObject([{ register: 'dossiers', state: 'unknown', units: [] }])
  })
})
