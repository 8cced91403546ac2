import { setTimeout as sleep } from 'node:timers/promises'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { at } from '../testing/factories.ts'
import { NEW_STATE } from './state.ts'
import { createRecordingDoor, entriesOf, type PlayedStore, playStore } from './testing/play-node.ts'
import { HERE, json, type PlayedSource, playSource } from './testing/play-source.ts'

const ROWS = 'visits.{ "measure": "received", "unit": u, "period": $yesterday, "value": n }'
const BODY = {
  visits: [
    { u: 'A', n: 3 },
    { u: 'B', n: 4 },
  ],
}

let source: PlayedSource
let played: PlayedStore
beforeEach(async () => {
  source = await playSource(json(BODY, { etag: '"one"' }))
  played = await playStore()
})
afterEach(async () => {
  await played.close()
  await source.close()
})

const entries = (more: object = {}, options: object = {}) =>
  entriesOf({
    id: 'his',
    kind: 'http-json',
    name: 'Bệnh viện',
    // Far away, so that only what is asked for is pulled.
    schedule: '0 3 1 1 *',
    options: { url: source.url, allow: HERE, rows: ROWS, ...options },
    ...more,
  })

describe('a pull', () => {
  it('hands over the rows the expression makes, and keeps how it went', async () => {
    const door = createRecordingDoor()
    const node = await played.node(entries(), { readings: door })
    await vi.waitFor(() => expect(door.deliveries).toHaveLength(1), 30_000)
    expect(door.deliveries[0]).toEqual([
      { measure: 'received', unit: 'A', period: '2026-11-17', value: 3 },
      { measure: 'received', unit: 'B', period: '2026-11-17', value: 4 },
    ])
    const state = { id: 'his', kind: 'http-json', accepted: 2, refused: 0, failures: 0 }
    const times = { lastSuccess: played.clock.now(), nextRun: at('2027-01-01 03:00') }
    await vi.waitFor(async () => expect(await node.states()).toMatchObject([{ ...state, ...times }]), 30_000)
    expect(await played.store.sources.get('his')).toMatchObject({ kind: 'connector', sample: false, name: 'Bệnh viện' })
  })

  it('asks only for news, until its options change', async () => {
    source.answer = ({ headers }, response) =>
      headers['if-none-match'] === '"one"'
        ? response.writeHead(304).end()
        : json(BODY, { etag: '"one"' })({} as never, response)
    const door = createRecordingDoor()
    const node = await played.node(entries(), { readings: door })
    await vi.waitFor(() => expect(door.deliveries).toHaveLength(1), 30_000)
    await vi.waitFor(async () => expect(await node.pullNow('his')).toBe('pulled'), 30_000)
    expect(door.deliveries).toHaveLength(1)
    expect(source.asked.map(({ headers }) => headers['if-none-match'])).toEqual([undefined, '"one"'])
    const other = await played.node(entries({}, { rows: `${ROWS}[0]` }), { readings: door })
    expect(await other.pullNow('his')).toBe('pulled')
    expect(door.deliveries).toHaveLength(2)
  })

  it('waits longer after each failure, and tells why without its secrets', async () => {
    source.answer = (_, response) => void response.destroy()
    const headers = { authorization: 'Bearer ${env:HIS_TOKEN}' }
    const [entry] = entries({}, { headers })
    const node = await played.node(entry ? [entry] : [], { env: { HIS_TOKEN: '127.0.0.1' } })
    const waits: number[] = []
    for (let turn = 1; turn <= 3; turn++) {
      await vi.waitFor(async () => expect((await node.states())[0]?.failures).toBe(turn), 30_000)
      const [state] = await node.states()
      waits.push((state?.nextRun ?? 0) - played.clock.now())
      expect(state?.lastError?.detail).not.toContain('127.0.0.1')
      if (turn < 3) expect(await node.pullNow('his')).toBe('failed')
    }
    expect(waits.map((wait, turn) => wait >= 15_000 * 2 ** turn && wait <= 30_000 * 2 ** turn)).toEqual([
      true,
      true,
      true,
    ])
    source.answer = json(BODY)
    expect(await node.pullNow('his')).toBe('pulled')
    expect(await node.states()).toMatchObject([{ failures: 0, lastError: null, accepted: 2 }])
  })

  it('sends what the environment says in its headers, and keeps none of it', async () => {
    const node = await played.node(entries({}, { headers: { 'x-api-key': '${env:HIS_KEY}' } }), {
      env: { HIS_KEY: 's3cret' },
    })
    await vi.waitFor(() => expect(source.asked[0]?.headers['x-api-key']).toBe('s3cret'), 30_000)
    const kept = JSON.stringify([await played.store.documents.list('connector'), await node.states()])
    expect(kept).not.toContain('s3cret')
  })

  it('is refused for a connector that is not there, or that nobody pulls', async () => {
    const node = await played.node(
      entriesOf({ id: 'in', kind: 'folder', name: 'In', options: { path: '/nowhere/at/all' } }),
    )
    await expect(node.pullNow('none')).rejects.toMatchObject({ id: 'not-found' })
    await expect(node.pullNow('in')).rejects.toMatchObject({ id: 'bad-request' })
  })
})

describe('a schedule', () => {
  it('is kept over a restart: what is not due is not pulled again', async () => {
    const first = await played.node(entries())
    await vi.waitFor(() => expect(source.asked).toHaveLength(1), 30_000)
    await first.close()
    await played.node(entries())
    await sleep(200)
    expect(source.asked).toHaveLength(1)
    played.clock.set(at('2027-01-01 03:00'))
    await played.node(entries())
    await vi.waitFor(() => expect(source.asked).toHaveLength(2), 30_000)
  })

  it('is not run twice by two nodes on one store', async () => {
    source.answer = (_, response) => void setTimeout(() => json(BODY)({} as never, response), 150)
    const door = createRecordingDoor()
    const nodes = [await played.node(entries(), { readings: door }), await played.node(entries(), { readings: door })]
    await vi.waitFor(() => expect(source.asked).toHaveLength(1), 30_000)
    await expect(Promise.all(nodes.map((node) => node.pullNow('his')))).rejects.toMatchObject({ id: 'conflict' })
    await vi.waitFor(() => expect(door.deliveries).toHaveLength(1), 30_000)
    await sleep(200)
    expect(source.asked).toHaveLength(1)
  })

  it('is taken over from a node that died at it, once its lease is over', async () => {
    await played.store.documents.put('connector', 'his', {
      ...NEW_STATE,
      lease: { holder: 'dead', until: played.clock.now() + 60_000 },
    })
    const node = await played.node(entries())
    await sleep(150)
    expect(source.asked).toHaveLength(0)
    played.clock.set(played.clock.now() + 60_001)
    expect(await node.pullNow('his')).toBe('pulled')
  })
})

describe('a source that asks for patience', () => {
  const MINUTE = 60_000
  const busy = (status: number, said: string) => {
    source.answer = (_, response) => response.writeHead(status, { 'retry-after': said }).end()
  }
  const failing = async () => {
    const node = await played.node(entries())
    await vi.waitFor(async () => expect((await node.states())[0]?.failures).toBe(1), 30_000)
    const [state] = await node.states()
    return { node, state, wait: (state?.nextRun ?? 0) - played.clock.now() }
  }

  it.each([
    ['in seconds', 429, '600', 10 * MINUTE],
    ['in seconds', 503, '600', 10 * MINUTE],
    ['until a time', 503, 'Wed, 18 Nov 2026 03:20:00 GMT', 20 * MINUTE],
    ['for a year, and gets six hours', 503, '31536000', 360 * MINUTE],
    ['until another year, and gets six hours', 429, 'Thu, 18 Nov 2027 03:00:00 GMT', 360 * MINUTE],
  ])('%s, with %i and %s, is left alone for it', async (_how, status, said, expected) => {
    busy(status, said)
    const { wait, state } = await failing()
    expect(wait).toBe(expected)
    expect(state?.lastError?.detail).toBe(`The source answered ${status} and asks us to wait (${said}).`)
  })

  it.each([
    ['for less than we would wait anyhow', 503, '1'],
    ['until a time that is over', 503, 'Wed, 18 Nov 2026 02:59:00 GMT'],
    ['in words', 429, 'soon'],
    ['with an answer that is no such question', 500, '600'],
  ])('%s, waits as long as after any failure', async (_how, status, said) => {
    busy(status, said)
    const { wait } = await failing()
    expect(wait >= 15_000 && wait <= 30_000).toBe(true)
  })

  it('is left alone over a restart too, and asked once the time has come', async () => {
    busy(503, '600')
    const { node } = await failing()
    await node.close()
    source.answer = json(BODY)
    played.clock.set(played.clock.now() + 10 * MINUTE - 1)
    const early = await played.node(entries())
    await sleep(200)
    expect(source.asked).toHaveLength(1)
    await early.close()
    played.clock.set(played.clock.now() + 1)
    const next = await played.node(entries())
    await vi.waitFor(async () => expect(await next.states()).toMatchObject([{ failures: 0, lastError: null }]), 30_000)
    expect(source.asked).toHaveLength(2)
  })
})

describe('the portal’s figures', () => {
  const portal = (options: object = {}) =>
    entriesOf({
      id: 'portal',
      kind: 'portal-766',
      name: 'Cổng',
      schedule: '0 3 1 1 *',
      options: {
        url: `${source.url}/thongke?tu={from}&den={to}`,
        allow: HERE,
        period: 'day',
        units: { 'H47.1': 'A' },
        measures: { tiepNhanQuaMang: 'received-online', tongTiepNhan: 'received', tongSo: 'accounts' },
        ...options,
      },
    })

  it('become readings of the measures named, for the period asked about', async () => {
    source.answer = json({
      data: [
        { maThongKe: 'H47.1', tiepNhanQuaMang: 3, tongTiepNhan: '5', tongSo: 9 },
        { maThongKe: 'H47.2', tiepNhanQuaMang: 1 },
        { maThongKe: 'H47.1', tiepNhanQuaMang: null },
      ],
    })
    const door = createRecordingDoor()
    const node = await played.node(portal(), { readings: door })
    await vi.waitFor(() => expect(door.deliveries).toHaveLength(1), 30_000)
    expect(source.asked[0]?.url).toBe('/thongke?tu=2026-11-17&den=2026-11-17')
    const common = { unit: 'A', period: '2026-11-17' }
    expect(door.deliveries[0]).toEqual([
      { measure: 'received-online', ...common, value: 3 },
      { measure: 'received', ...common, value: 5 },
      { measure: 'accounts', unit: 'A', at: '2026-11-18T10:00:00.000+07:00', value: 9 },
    ])
    await vi.waitFor(async () => expect(await node.states()).toMatchObject([{ accepted: 3, leftOut: 1 }]), 30_000)
  })

  it('are asked for anew when the period turns, whatever the tag says', async () => {
    source.answer = json({ data: [] }, { etag: '"t"' })
    const node = await played.node(portal())
    await vi.waitFor(() => expect(source.asked).toHaveLength(1), 30_000)
    await vi.waitFor(async () => expect(await node.pullNow('portal')).toBe('pulled'), 30_000)
    played.clock.set(played.clock.now() + 86_400_000)
    await node.pullNow('portal')
    expect(source.asked.map(({ headers }) => headers['if-none-match'])).toEqual([undefined, '"t"', undefined])
  })

  it('are missed where the answer has no list', async () => {
    source.answer = json({ items: [] })
    const node = await played.node(portal())
    await vi.waitFor(
      async () => expect((await node.states())[0]?.lastError?.detail).toContain('no list at /data'),
      30_000,
    )
  })
})
