import { once } from 'node:events'
import { createServer } from 'node:net'
import { Aedes, type AedesPublishPacket } from 'aedes'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { at } from '../testing/factories.ts'
import { createRecordingDoor, entriesOf, type PlayedStore, playStore, type RecordingDoor } from './testing/play-node.ts'
import { HERE } from './testing/play-source.ts'

/** A real broker on a port of loopback; `again` brings it back on the same port. */
async function startBroker(port = 0, password?: string) {
  const broker = await Aedes.createBroker()
  if (password !== undefined)
    broker.authenticate = (_client, _name, said, done) => done(null, String(said) === password)
  const server = createServer(broker.handle)
  server.listen(port, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('it listens on a port')
  async function publishBytes(topic: string, payload: Buffer, retain = false) {
    const packet = {
      cmd: 'publish',
      topic,
      payload,
      qos: 1,
      retain,
      dup: false,
    } as AedesPublishPacket
    await new Promise<void>((resolve, reject) => broker.publish(packet, (error) => (error ? reject(error) : resolve())))
  }

  return {
    port: address.port,
    clients: () => broker.connectedClients,
    listening: () => once(broker, 'subscribe'),
    publish: (topic: string, payload: unknown, retain = false) =>
      publishBytes(topic, Buffer.from(JSON.stringify(payload)), retain),
    publishBytes,
    async close() {
      await new Promise<void>((resolve) => broker.close(() => resolve()))
      server.close()
      await once(server, 'close')
    },
  }
}

let broker: Awaited<ReturnType<typeof startBroker>>
let played: PlayedStore
let door: RecordingDoor
beforeEach(async () => {
  broker = await startBroker()
  played = await playStore()
  door = createRecordingDoor()
})
afterEach(async () => {
  await played.close()
  await broker.close()
})

const listen = async (topics: readonly object[], options: object = {}, more = {}) => {
  const url = `mqtt://127.0.0.1:${broker.port}`
  const entry = { id: 'hub', kind: 'mqtt', name: 'Hub', options: { url, allow: HERE, topics, ...options } }
  const ready = broker.listening()
  const node = await played.node(entriesOf(entry), { readings: door, ...more })
  await ready
  return node
}
const publishText = (topic: string, text: string) => broker.publishBytes(topic, Buffer.from(text))
const rows = () => door.deliveries.flat()
const gathered = (count: number) => vi.waitFor(() => expect(rows()).toHaveLength(count), { timeout: 30_000 })

describe('messages of a broker', () => {
  it('give the newest value of each unit, at most once in a turn', async () => {
    await listen([
      { as: 'value', topic: 'level/+', unit: { level: 2, codes: { dong: 'A' } }, measure: 'accounts', value: '/n' },
    ])
    for (const n of [1, 2, 3]) await broker.publish('level/dong', { n })
    await broker.publish('level/tay', { n: 9 })
    await gathered(1)
    expect(rows()).toEqual([{ measure: 'accounts', unit: 'A', at: '2026-11-18T10:00:00.000+07:00', value: 3 }])
  })

  it('that are one number or another are left to the door to name, where the measure counts', async () => {
    await listen([{ as: 'value', topic: 'bare', unit: 'A', measure: 'accounts' }])
    await publishText('bare', '1.000')
    await gathered(1)
    expect(rows()).toMatchObject([{ value: '1.000' }])
    await publishText('bare', '1000')
    await gathered(2)
    expect(rows()[1]).toMatchObject({ value: 1000 })
  })

  it('become what an expression makes of them', async () => {
    const made = '{ "measure": "received", "unit": levels[1], "period": $day, "value": payload.v }'
    const node = await listen([{ as: 'jsonata', topic: 'count/#', rows: made }])
    await broker.publish('count/B', { v: 7 })
    await gathered(1)
    expect(rows()).toEqual([{ measure: 'received', unit: 'B', period: '2026-11-18', value: 7 }])
    await vi.waitFor(async () => expect(await node.states()).toMatchObject([{ accepted: 1, lastError: null }]), 30_000)
  })

  it('are added up by day, and a restart goes on from there', async () => {
    const counter = [{ as: 'counter', topic: 'gate/+', unit: { level: 2 }, measure: 'received', add: '/cars' }]
    const first = await listen(counter)
    await broker.publish('gate/A', { cars: 2 })
    await broker.publish('gate/A', { cars: 3 })
    await vi.waitFor(() => expect(rows().at(-1)).toMatchObject({ value: 5 }), { timeout: 30_000 })
    await first.close()
    await listen(counter)
    await broker.publish('gate/A', { cars: 4 })
    const today = { measure: 'received', unit: 'A', period: '2026-11-18' }
    await vi.waitFor(() => expect(rows().at(-1)).toEqual({ ...today, value: 9 }), { timeout: 30_000 })
    played.clock.set(at('2026-11-19 00:01'))
    await broker.publish('gate/A', { cars: 1 })
    await vi.waitFor(() => expect(rows().at(-1)).toEqual({ ...today, period: '2026-11-19', value: 1 }), {
      timeout: 30_000,
    })
  })

  it('kept by the broker are of no moment, unless they say their own time', async () => {
    const unit = { level: 2 }
    await broker.publish('old/A', { n: 1 }, true)
    await broker.publish('dated/A', { n: 2, at: '2026-11-17T08:00:00+07:00' }, true)
    await broker.publish('made/A', { n: 3 }, true)
    await listen([
      { as: 'value', topic: 'old/+', unit, measure: 'accounts', value: '/n' },
      { as: 'value', topic: 'dated/+', unit, measure: 'accounts', value: '/n', at: '/at' },
      {
        as: 'jsonata',
        topic: 'made/+',
        rows: '{ "measure": "received", "unit": levels[1], "period": $day, "value": payload.n }',
      },
    ])
    await gathered(1)
    expect(rows()).toEqual([{ measure: 'accounts', unit: 'A', at: '2026-11-17T08:00:00.000+07:00', value: 2 }])
    // Heard as it is sent, the same message is of now.
    await broker.publish('old/A', { n: 4 }, true)
    await gathered(2)
    expect(rows()[1]).toMatchObject({ at: '2026-11-18T10:00:00.000+07:00', value: 4 })
  })

  it('count once however many of our topics they match', async () => {
    const unit = 'A'
    const wide = { as: 'counter', topic: 'gate/#', unit, measure: 'received' }
    const touching = [
      { as: 'value', topic: 'gate/+/east', unit, measure: 'accounts', value: '/n' },
      { as: 'value', topic: 'gate/1/+', unit: 'B', measure: 'accounts', value: '/n' },
    ]
    await listen([wide, ...touching])
    for (const n of [1, 2, 3, 4, 5]) await broker.publish('gate/1/east', { n })
    const last = (unit: string, measure: string) =>
      rows().findLast(
        (row) => Reflect.get(row as object, 'unit') === unit && Reflect.get(row as object, 'measure') === measure,
      )
    await vi.waitFor(() => expect(last('A', 'received')).toMatchObject({ value: 5 }), { timeout: 30_000 })
    await vi.waitFor(
      () => expect([last('A', 'accounts'), last('B', 'accounts')]).toMatchObject([{ value: 5 }, { value: 5 }]),
      { timeout: 30_000 },
    )
    expect(last('A', 'received')).toMatchObject({ value: 5 })
  })

  it('of a turn that could not be stored are handed over with the next', async () => {
    let full = true
    const accept = door.accept
    const flaky = {
      async accept(...said: Parameters<typeof accept>) {
        if (full) throw new Error('There is no room.')
        return accept(...said)
      },
    }
    const node = await listen([{ as: 'value', topic: 'x', unit: 'A', measure: 'accounts' }], {}, { readings: flaky })
    await broker.publish('x', 4)
    await vi.waitFor(async () => expect((await node.states())[0]?.lastError?.detail).toBe('There is no room.'), {
      timeout: 30_000,
    })
    full = false
    await gathered(1)
    expect(rows()).toMatchObject([{ value: 4 }])
  })
})

describe('heartbeats', () => {
  const beats = [
    { as: 'heartbeat', topic: 'camera/+/+', unit: { level: 2 }, device: 3, within: 60, measure: 'accounts' },
  ]
  const later = (seconds: number) => played.clock.set(played.clock.now() + seconds * 1000)

  it('count the devices of a unit that were heard in time, and say nothing before one span was listened to', async () => {
    await listen(beats)
    for (const device of ['c1', 'c2', 'c3']) await broker.publish(`camera/A/${device}`, '')
    await broker.publish('camera/A/old', '', true)
    await new Promise((resolve) => setTimeout(resolve, 1_200))
    expect(rows()).toEqual([])
    later(61)
    await broker.publish('camera/A/c1', '')
    await gathered(1)
    expect(rows()).toMatchObject([{ measure: 'accounts', unit: 'A', value: 1 }])
    await broker.publish('camera/A/c3', '')
    await gathered(2)
    expect(rows()[1]).toMatchObject({ value: 2 })
  })
})

describe('a broker that goes away', () => {
  it('is come back to, and nobody is declared dead for what could not be heard', async () => {
    const { port } = broker
    const node = await listen([{ as: 'value', topic: 'x', unit: 'A', measure: 'accounts' }])
    await broker.close()
    await vi.waitFor(async () => expect((await node.states())[0]?.lastError).not.toBeNull(), { timeout: 30_000 })
    broker = await startBroker(port)
    await broker.listening()
    await broker.publish('x', 5)
    await gathered(1)
    await vi.waitFor(async () => expect(await node.states()).toMatchObject([{ lastError: null, failures: 0 }]), 30_000)
  })

  it('under a name that leads to where nobody may go is not gone to, and the reason is told', async () => {
    const url = `mqtt://localhost:${broker.port}`
    const topics = [{ as: 'value', topic: 'x', unit: 'A', measure: 'accounts' }]
    const options = { url, allow: { ...HERE, networks: [] }, topics }
    const node = await played.node(entriesOf({ id: 'hub', kind: 'mqtt', name: 'Hub', options }))
    await vi.waitFor(
      async () => expect((await node.states())[0]?.lastError?.detail).toContain('allow.networks does not list'),
      { timeout: 30_000 },
    )
    expect(broker.clients()).toBe(0)
  })

  it('is listened to by one node at a time', async () => {
    const topics = [{ as: 'value', topic: 'x', unit: 'A', measure: 'accounts' }]
    await listen(topics)
    const url = `mqtt://127.0.0.1:${broker.port}`
    await played.node(entriesOf({ id: 'hub', kind: 'mqtt', name: 'Hub', options: { url, allow: HERE, topics } }))
    await new Promise((resolve) => setTimeout(resolve, 300))
    expect(broker.clients()).toBe(1)
  })

  it('that asks for a password gets the one the environment has, and a wrong one is told', async () => {
    const { port } = broker
    await broker.close()
    broker = await startBroker(port, 'open')
    const topics = [{ as: 'value', topic: 'x', unit: 'A', measure: 'accounts' }]
    const options = { username: 'ioc', password: '${env:HUB}' }
    await listen(topics, options, { env: { HUB: 'open' } })
    const other = await playStore()
    const url = `mqtt://127.0.0.1:${port}`
    const wrong = { id: 'hub', kind: 'mqtt', name: 'Hub', options: { url, allow: HERE, topics, ...options } }
    const node = await other.node(entriesOf(wrong), { env: { HUB: 'shut' } })
    await vi.waitFor(async () => expect((await node.states())[0]?.lastError?.detail).toContain('broker'), {
      timeout: 30_000,
    })
    await other.close()
  })
})
