import { io } from 'socket.io-client'
import { afterEach, describe, expect, it, vi } from 'vitest'
import type { Pack } from '../pack/pack.ts'
import { at, MERGER, named, TEST_NOW } from '../testing/factories.ts'
import { DOSSIERS, registerPack } from './testing/register-pack.ts'
import { createRecordUser, type RecordUser } from './testing/record-user.ts'

const HOUR = 3_600_000
const iso = (instant: number) => new Date(instant).toISOString()
const STEPS = ['received', 'appraised', 'approved', 'signed', 'returned'] as const

/** The test district whose register of permits has five steps. */
function stepPack(): Pack {
  const pack = registerPack()
  const field = (id: string) => {
    const like = DOSSIERS.fields.get('due')
    return [id, { ...like!, id, name: named(id) }] as const
  }
  const fields = new Map([
    ...[...DOSSIERS.fields].filter(([id]) => ['code', 'unit', 'finished', 'due'].includes(id)),
    ...STEPS.map(field),
  ])
  const order = STEPS.map((id) => ({ field: id, name: named(`to be ${id}`) }))
  const permits = { ...DOSSIERS, id: 'permits', fields, steps: { order, due: 'due', until: 'finished' } }
  const registers = new Map([...pack.catalogue.registers, ['permits', permits] as const])
  return { ...pack, catalogue: { ...pack.catalogue, registers } }
}

const users: RecordUser[] = []
afterEach(async () => {
  for (const { app } of users.splice(0)) await app.close()
})
async function start(): Promise<RecordUser> {
  const user = await createRecordUser({}, { pack: stepPack() })
  users.push(user)
  return user
}

interface Station {
  readonly field: string
  readonly open: number
  readonly median: number | null
  readonly overdue: number
  readonly doneToday: number
}
async function stations(user: RecordUser, query = ''): Promise<readonly Station[]> {
  const { status, body } = await user.get(`permits/steps${query}`)
  expect(status).toBe(200)
  return body['steps'] as Station[]
}
const all = async (user: RecordUser, what: keyof Station, query = '') =>
  (await stations(user, query)).map((station) => station[what])

const permit = (code: string, more: object = {}) => ({ code, unit: 'A', received: iso(TEST_NOW), ...more })

describe('the steps of a register', () => {
  it('are seen one after the other as a record is put through them', async () => {
    const user = await start()
    const { clock } = user.app
    const times: Record<string, string> = {}
    const seen: unknown[] = []
    for (const step of STEPS) {
      clock.set(clock.now() + HOUR)
      times[step] = iso(clock.now())
      expect((await user.put('permits', [permit('1', times)])).status).toBe(200)
      seen.push([await all(user, 'open'), (await all(user, 'doneToday')).at(STEPS.indexOf(step))])
    }
    expect(seen).toEqual([
      [[0, 1, 0, 0, 0], 1],
      [[0, 0, 1, 0, 0], 1],
      [[0, 0, 0, 1, 0], 1],
      [[0, 0, 0, 0, 1], 1],
      [[0, 0, 0, 0, 0], 1],
    ])
  })

  it('say their names, the time waited and what is late, as of now', async () => {
    const user = await start()
    await user.put('permits', [permit('1', { due: iso(TEST_NOW + HOUR) }), permit('2', { unit: 'B' })])
    user.app.clock.set(TEST_NOW + HOUR)
    const { body } = await user.get('permits/steps')
    expect(body).toMatchObject({ register: 'permits', unit: 'D', asOf: iso(TEST_NOW + HOUR), toldAt: iso(TEST_NOW) })
    expect((body['steps'] as unknown[])[1]).toEqual({
      field: 'appraised',
      name: named('to be appraised'),
      open: 2,
      median: HOUR,
      overdue: 1,
      doneToday: 0,
    })
    await user.put('permits', [permit('1', { due: iso(TEST_NOW + HOUR), finished: iso(TEST_NOW + HOUR) })])
    expect(await all(user, 'overdue')).toEqual([0, 0, 0, 0, 0])
  })

  it('are those of one unit, or of all below it, also of what it was made from', async () => {
    const user = await start()
    await user.put('permits', [permit('1'), permit('2', { unit: 'B' }), permit('3', { unit: 'C' })])
    expect([await all(user, 'open', '?unit=A'), await all(user, 'open', '?unit=D')]).toEqual([
      [0, 1, 0, 0, 0],
      [0, 3, 0, 0, 0],
    ])
    user.app.clock.set((MERGER + 1) * 24 * HOUR)
    expect([await all(user, 'open', '?unit=M'), await all(user, 'open', '?unit=D')]).toEqual([
      [0, 2, 0, 0, 0],
      [0, 3, 0, 0, 0],
    ])
    expect((await user.get('permits/steps?unit=A')).status).toBe(400)
  })

  it('forget what is taken out', async () => {
    const user = await start()
    await user.put('permits', [permit('1')])
    await user.remove('permits', '1', 'entered twice')
    expect(await all(user, 'open')).toEqual([0, 0, 0, 0, 0])
    expect(await all(user, 'doneToday')).toEqual([0, 0, 0, 0, 0])
  })

  it('are the same after a restart', async () => {
    const user = await start()
    const through = (from: number) => Object.fromEntries(STEPS.map((step, n) => [step, iso(from + n * 60_000)]))
    await user.put('permits', [
      permit('1', { due: iso(TEST_NOW - 1) }),
      permit('2', { appraised: iso(TEST_NOW) }),
      permit('3', through(TEST_NOW - HOUR)),
      permit('4', through(at('2026-11-17 10:00'))),
    ])
    const before = await user.get('permits/steps')
    expect(await all(user, 'doneToday')).toEqual([3, 2, 1, 1, 1])
    const app = await user.app.again()
    users.splice(0, 1, { ...user, app })
    const after = await app.http.inject({ url: '/api/v1/registers/permits/steps', headers: { host: 'localhost' } })
    expect(after.json()).toEqual(before.body)
  })

  it('are unknown, not zero, where nobody ever spoke', async () => {
    const user = await start()
    expect((await user.get('permits/steps')).body).toMatchObject({ toldAt: null })
    await user.put('permits', [])
    expect((await user.get('permits/steps')).body).toMatchObject({ toldAt: iso(TEST_NOW) })
  })

  it('are refused of a register that has none, of none, and for no unit', async () => {
    const user = await start()
    expect((await user.get('dossiers/steps')).status).toBe(404)
    expect((await user.get('nothing/steps')).status).toBe(404)
    expect((await user.get('permits/steps?unit=Z')).status).toBe(400)
  })
})

it('screens are told of a register that changed, and of several changes at once', async () => {
  const user = await start()
  const client = io(`${await user.app.listen()}/live`, { transports: ['websocket'] })
  const told: string[] = []
  client.on('changed', ({ thing }: { thing: string }) => void told.push(thing))
  await new Promise<void>((resolve) => client.once('connect', resolve))
  client.emit('watch', { scope: 'D' })
  await new Promise<void>((resolve) => client.once('snapshot', () => resolve()))
  for (let code = 1; code <= 10; code++) await user.put('permits', [permit(String(code))])
  const ofPermits = () => told.filter((thing) => thing === 'registers/permits')
  await vi.waitFor(() => expect(ofPermits().length).toBeGreaterThan(0), 30_000)
  expect(ofPermits().length).toBeLessThan(10)
  client.close()
})
