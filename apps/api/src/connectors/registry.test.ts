import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { once } from 'node:events'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { ConnectorEntry, ReadingInput } from '@ioc/contract'
import { Aedes } from 'aedes'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { AnyConnector } from './connector.ts'
import { CONNECTORS } from './index.ts'
import { FIXTURES } from './testing/fixtures.ts'
import { createRecordingDoor, entriesOf, type PlayedStore, playStore } from './testing/play-node.ts'
import { json, playSource } from './testing/play-source.ts'

let played: PlayedStore
let closing: (() => unknown)[]
beforeEach(async () => {
  played = await playStore()
  closing = []
})
afterEach(async () => {
  await played.close()
  for (const close of closing) await close()
})

/** What a connector really does with its fixture, through a real source of its kind. */
async function run({ kind, pull, take, options }: AnyConnector): Promise<readonly unknown[]> {
  const fixture = FIXTURES[kind]
  if (take) {
    const { rows } = await take(options.parse(fixture.options) as ConnectorEntry['options'], fixture.input)
    return rows.map(({ record }) => record)
  }
  if (kind === 'folder') return watch(fixture.options, String(fixture.input))
  const door = createRecordingDoor()
  const common = { id: 'one', kind, name: 'One' }
  if (pull) {
    const source = await playSource(json(fixture.input))
    closing.push(source.close)
    const entry = { ...common, schedule: '0 3 1 1 *', options: { url: source.url, ...fixture.options } }
    await played.node(entriesOf(entry), { readings: door })
  } else {
    const { url, publish } = await startBroker()
    await played.node(entriesOf({ ...common, options: { url, ...fixture.options } }), { readings: door })
    await publish(fixture.input as object)
  }
  await vi.waitFor(() => expect(door.deliveries.flat()).toHaveLength(fixture.rows), { timeout: 30_000 })
  return door.deliveries.flat()
}

async function watch(options: object, text: string): Promise<readonly unknown[]> {
  const path = mkdtempSync(join(tmpdir(), 'ioc-registry-'))
  closing.push(() => rmSync(path, { recursive: true }))
  writeFileSync(join(path, 'file.csv'), text)
  const handed: unknown[] = []
  const files = {
    async importAtOnce(file: { name: string; bytes: Buffer }) {
      handed.push({ name: file.name, text: String(file.bytes) })
      return { outcome: 'imported' as const, report: {} }
    },
  }
  await played.node(entriesOf({ id: 'one', kind: 'folder', name: 'One', options: { path, ...options } }), { files })
  await vi.waitFor(() => expect(existsSync(join(path, 'done/file.csv'))).toBe(true), { timeout: 30_000 })
  return handed
}

async function startBroker() {
  const broker = await Aedes.createBroker()
  const server = createServer(broker.handle).listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  const port = typeof address === 'object' ? address?.port : undefined
  closing.push(async () => {
    await new Promise<void>((resolve) => broker.close(() => resolve()))
    server.close()
  })
  return {
    url: `mqtt://127.0.0.1:${port}`,
    async publish(messages: object) {
      await once(broker, 'subscribe')
      for (const [topic, said] of Object.entries(messages)) {
        const packet = {
          cmd: 'publish',
          topic,
          payload: JSON.stringify(said),
          qos: 0,
          retain: false,
          dup: false,
        } as const
        await new Promise<void>((resolve) => broker.publish(packet, () => resolve()))
      }
    },
  }
}

describe('the list of connectors', () => {
  it('has one for each kind that connectors.yaml may name, and a fixture for each', () => {
    const kinds = ConnectorEntry.def.options.map((option) => option.shape.kind.value).sort()
    expect(CONNECTORS.map(({ kind }) => kind).sort()).toEqual(kinds)
    expect(Object.keys(FIXTURES).sort()).toEqual(kinds)
  })

  it.each(CONNECTORS)(
    'holds $kind, which is pulled, kept open or sent to, and only one of these',
    ({ pull, open, take }) => {
      expect([pull, open, take].filter(Boolean)).toHaveLength(1)
    },
  )

  it.each(CONNECTORS)('holds $kind, which refuses options it does not know', ({ kind, options }) => {
    const place = { url: kind === 'mqtt' ? 'mqtt://127.0.0.1' : 'http://127.0.0.1', path: '/in' }
    const known = Object.fromEntries(
      Object.entries({ ...place, ...FIXTURES[kind].options }).filter(
        ([name]) => name in (options as never as { shape: object }).shape,
      ),
    )
    expect(options.safeParse(known)).toMatchObject({ success: true })
    expect(options.safeParse({ ...known, colour: 'red' })).toMatchObject({ success: false })
  })

  it.each(CONNECTORS)('holds $kind, which makes of its fixture rows that the contract takes', async (connector) => {
    const rows = await run(connector)
    expect(rows).toHaveLength(FIXTURES[connector.kind].rows)
    if (connector.hands === 'readings')
      for (const row of rows) expect(ReadingInput.safeParse(row)).toMatchObject({ success: true })
  })
})
