import { once } from 'node:events'
import type { Server } from 'node:net'
import { createServer as createHttp } from 'node:http'
import { createServer as createHttps } from 'node:https'
import { createServer as createTls } from 'node:tls'
import { Aedes } from 'aedes'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { createAuthority } from './testing/make-certificate.ts'
import { createRecordingDoor, entriesOf, type PlayedStore, playStore, type RecordingDoor } from './testing/play-node.ts'
import { HERE } from './testing/play-source.ts'

const OURS = createAuthority('District authority')
const OTHERS = createAuthority('Somebody')
const YESTERDAY = new Date(Date.now() - 86_400_000)
const ALLOW = { ...HERE, plain: [] }

let played: PlayedStore
let door: RecordingDoor
let closing: (() => unknown)[]
beforeEach(async () => {
  closing = []
  played = await playStore()
  door = createRecordingDoor()
})
afterEach(async () => {
  await played.close()
  for (const close of closing) await close()
})

async function listen(server: Server): Promise<number> {
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  closing.push(() => server.close())
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('it listens on a port')
  return address.port
}

type Issued = ReturnType<typeof OURS.issue>

/** Starts a node with a connector that has, or has not, our authority's certificates as read from the pack. */
async function start(entry: object, ca?: string) {
  const [read] = entriesOf({ id: 'one', name: 'One', ...entry })
  if (!read) throw new Error('one was written')
  const given = ca === undefined ? read : Object.assign(read, { options: { ...read.options, ca } })
  return played.node([given], { readings: door, env: { SECRET: 's3cret' } })
}
const errorOf = (node: Awaited<ReturnType<typeof start>>) =>
  vi.waitFor(
    async () => {
      const detail = (await node.states())[0]?.lastError?.detail
      expect(detail).toBeDefined()
      return detail
    },
    { timeout: 30_000 },
  )

/** What is wrong with a certificate, and what is said of it. */
const WRONG: readonly [string, Issued, string | undefined, RegExp][] = [
  ['from an authority nobody named', OURS.issue(), undefined, /not from an authority we trust .* Name .* ca in/],
  ['from another authority than the one named', OTHERS.issue(), OURS.ca, /not from an authority we trust/],
  ['for another name', OURS.issue({ name: 'other.example.vn' }), OURS.ca, /is not for that name/],
  ['that has expired', OURS.issue({ until: YESTERDAY }), OURS.ca, /has expired/],
]

describe('a source over https', () => {
  const asked: (string | undefined)[] = []
  async function serve(issued: Issued): Promise<object> {
    asked.length = 0
    const server = createHttps(issued, ({ headers }, response) => {
      asked.push(headers.authorization)
      response.end('{"n": 3}')
    })
    const rows = '{ "measure": "received", "unit": "A", "period": $yesterday, "value": n }'
    const url = `https://127.0.0.1:${await listen(server)}/`
    return { url, allow: ALLOW, headers: { authorization: 'Bearer ${env:SECRET}' }, rows }
  }
  const pulled = async (issued: Issued, ca?: string) =>
    start({ kind: 'http-json', schedule: '0 3 1 1 *', options: await serve(issued) }, ca)

  it('is read where its certificate is from the authority that the district names', async () => {
    await pulled(OURS.issue(), OURS.ca)
    await vi.waitFor(() => expect(door.deliveries.flat()).toMatchObject([{ measure: 'received', value: 3 }]), 30_000)
    expect(asked).toEqual(['Bearer s3cret'])
  })

  it.each(WRONG)('is not read with a certificate %s, and is told nothing', async (_what, issued, ca, says) => {
    expect(await errorOf(await pulled(issued, ca))).toMatch(says)
    expect(asked).toEqual([])
    expect(door.deliveries).toEqual([])
  })

  it('that does not speak TLS is said to', async () => {
    const url = `https://127.0.0.1:${await listen(createHttp())}/`
    const node = await start({
      kind: 'http-json',
      schedule: '0 3 1 1 *',
      options: { url, allow: ALLOW, rows: 'x' },
    })
    expect(await errorOf(node)).toMatch(/^127\.0\.0\.1:\d+ does not speak TLS/)
  })
})

describe('a broker over mqtts', () => {
  async function serve(issued: Issued) {
    const broker = await Aedes.createBroker()
    const passwords: string[] = []
    broker.authenticate = (_client, _name, said, done) => {
      passwords.push(String(said))
      done(null, true)
    }
    const port = await listen(createTls(issued, broker.handle))
    closing.unshift(() => new Promise<void>((resolve) => broker.close(() => resolve())))
    const topics = [{ as: 'value', topic: 'level/+', unit: { level: 2 }, measure: 'accounts' }]
    const login = { username: 'ioc', password: '${env:SECRET}' }
    return { broker, passwords, options: { url: `mqtts://127.0.0.1:${port}`, allow: ALLOW, ...login, topics } }
  }

  it('is listened to where its certificate is from the authority that the district names', async () => {
    const { broker, passwords, options } = await serve(OURS.issue())
    const ready = once(broker, 'subscribe')
    await start({ kind: 'mqtt', options }, OURS.ca)
    await ready
    const packet = { cmd: 'publish', topic: 'level/A', payload: '7', qos: 0, retain: false, dup: false } as const
    await new Promise<void>((resolve) => broker.publish(packet, () => resolve()))
    await vi.waitFor(() => expect(door.deliveries.flat()).toMatchObject([{ unit: 'A', value: 7 }]), { timeout: 30_000 })
    expect(passwords).toEqual(['s3cret'])
  })

  it.each(WRONG)(
    'is not listened to with a certificate %s, and is told no password',
    async (_what, issued, ca, says) => {
      const { passwords, options } = await serve(issued)
      expect(await errorOf(await start({ kind: 'mqtt', options }, ca))).toMatch(says)
      expect(passwords).toEqual([])
    },
  )
})
