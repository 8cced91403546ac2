import { applyDelta, type Delta, type Heartbeat, type HeldSeq, type LiveSnapshot } from '@ioc/contract'
import * as fc from 'fast-check'
import { io, type Socket } from 'socket.io-client'
import { afterEach, describe, expect, it } from 'vitest'
import { connectionOf, connectLive, type LiveClient as Client, next } from '../testing/live-client.ts'
import { createTestApp, type TestApp } from '../testing/test-app.ts'

const apps: TestApp[] = []
const clients: Client[] = []
afterEach(async () => {
  for (const client of clients.splice(0)) client.disconnect()
  for (const app of apps.splice(0)) await app.close()
})

async function start(): Promise<{ app: TestApp; url: string }> {
  const app = await createTestApp()
  apps.push(app)
  return { app, url: await app.listen() }
}

function connect(url: string, options?: Parameters<typeof connectLive>[1]): Client {
  const client = connectLive(url, options)
  clients.push(client)
  return client
}

const watch = (client: Client, scope: string, held?: HeldSeq | null) =>
  client.timeout(5_000).emitWithAck('watch', { scope, ...(held !== undefined && { held }) })
const ended = (client: Client) => new Promise<string>((resolve) => client.once('disconnect', resolve))
const online = (value: number, when = '2026-11-17') => ({ measure: 'received', unit: 'A', when, value })

/** Sends a text below Socket.IO. */
const speak = (client: Client, text: string) => client.io.engine.write(text)

describe('watching a scope', () => {
  it('gives a snapshot, the same as over HTTP, and then what changed', async () => {
    const { app, url } = await start()
    const client = connect(url)
    const snapshot = next(client, 'snapshot')
    expect(await watch(client, 'D')).toBe(null)
    const answer = await fetch(`${url}/api/v1/snapshot?scope=D`)
    expect(await snapshot).toEqual(await answer.json())

    const delta = next(client, 'delta')
    await app.accept([online(10)])
    const { prev, seq, cells, acceptedSeq } = await delta
    expect({ prev, seq, acceptedSeq }).toEqual({ prev: 1, seq: 2, acceptedSeq: 1 })
    expect(cells.length).toBeGreaterThan(0)
    expect(cells.every((cell) => ['D', 'A'].includes(cell.unit))).toBe(true)
  })

  it('gathers what comes within 100 ms into one delta, after the first', async () => {
    const { app, url } = await start()
    const client = connect(url)
    await watch(client, 'A')
    const deltas: Delta[] = []
    client.on('delta', (delta) => deltas.push(delta))
    for (let value = 1; value <= 20; value++) await app.accept([online(value)])
    await expect.poll(() => deltas.at(-1)?.acceptedSeq).toBe(20)
    expect(deltas.length).toBeLessThan(20)
    expect(deltas.map((delta) => delta.prev)).toEqual(deltas.map((delta) => delta.seq - 1))
  })

  it('sends who comes back what it missed, and the whole only where that is no longer known', async () => {
    const { app, url } = await start()
    const held: LiveSnapshot = JSON.parse(await (await fetch(`${url}/api/v1/snapshot?scope=D`)).text())
    for (const value of [10, 11]) {
      await app.accept([online(value)])
      await expect.poll(() => app.snapshotter.latest('D')?.seq).toBe(held.seq + value - 9)
    }
    const client = connect(url)
    const got: (Delta | LiveSnapshot)[] = []
    client.on('delta', (delta) => void got.push(delta))
    client.on('snapshot', (snapshot) => void got.push(snapshot))
    await watch(client, 'D', { epoch: held.epoch, seq: held.seq })
    await expect.poll(() => got.map(({ seq }) => seq)).toEqual([held.seq + 1, held.seq + 2])
    let now = held
    for (const delta of got) {
      const next = 'prev' in delta ? applyDelta(now, delta) : 'gap'
      if (next !== 'gap') now = next
    }
    expect(now).toEqual(await (await fetch(`${url}/api/v1/snapshot?scope=D`)).json())

    for (const [epoch, seq] of [
      [held.epoch, held.seq - 1],
      ['another run', held.seq],
    ] as const) {
      const whole = next(client, 'snapshot')
      await watch(client, 'D', { epoch, seq })
      expect((await whole).seq).toBe(held.seq + 2)
    }
  })

  it('sends nothing of scopes that are not watched, or no longer', async () => {
    const { app, url } = await start()
    const [a, c] = [connect(url), connect(url)]
    await watch(a, 'A')
    await watch(c, 'C')
    const got: string[] = []
    c.on('delta', ({ scope }) => got.push(`c ${scope}`))
    a.on('delta', ({ scope }) => got.push(`a ${scope}`))
    await app.accept([online(10)])
    await expect.poll(() => got).toEqual(['a A'])
    a.emit('unwatch', { scope: 'A' })
    await watch(a, 'P')
    await app.accept([online(11)])
    await app.accept([{ ...online(5), unit: 'C' }])
    await expect.poll(() => got).toEqual(['a A', 'c C'])
  })

  it.each(['nowhere', '__proto__', 'constructor', ''])('does not know the scope "%s"', async (scope) => {
    const { url } = await start()
    expect(await watch(connect(url), scope)).toMatch(/unknown-scope|bad-request/)
  })

  it('beats every few seconds with the last seq of each scope watched', async () => {
    const { app, url } = await start()
    const client = connect(url)
    await watch(client, 'D')
    const beat: Heartbeat = await next(client, 'heartbeat')
    expect(beat).toMatchObject({ now: app.clock.now(), seq: { D: 1 } })
  })

  it('tells of things that are no cells, whatever is watched', async () => {
    const { app, url } = await start()
    const client = connect(url)
    await watch(client, 'D')
    const told = next(client, 'changed')
    app.live.announce('imports/1')
    expect(await told).toEqual({ thing: 'imports/1' })
  })
})

describe('a client that missed something', () => {
  it('is right again after the server began anew, by the other epoch', async () => {
    const { app, url } = await start()
    const first = connect(url)
    const before = next(first, 'snapshot')
    await watch(first, 'D')
    const held = await before
    await app.accept([online(10)])
    const gone = ended(first)
    const again = await app.again()
    apps.splice(0, 1, again)
    await gone
    const second = connect(await again.listen())
    const after = next(second, 'snapshot')
    await watch(second, 'D')
    const fresh = await after
    expect(fresh.epoch).not.toBe(held.epoch)
    expect(fresh.acceptedSeq).toBe(1)
    const delta = next(second, 'delta')
    await again.accept([online(11)])
    expect(applyDelta(held, await delta)).toBe('gap')
    expect(applyDelta(fresh, await delta)).not.toBe('gap')
  })

  it('equals GET /snapshot in the end, whatever deltas were lost and however often it came back', async () => {
    const { app, url } = await start()
    const fresh = async () => (await (await fetch(`${url}/api/v1/snapshot?scope=D`)).json()) as LiveSnapshot
    const step = fc.record({
      unit: fc.constantFrom('A', 'B', 'C'),
      value: fc.nat(100),
      lost: fc.boolean(),
      back: fc.boolean(),
    })
    const run = async (steps: readonly { unit: string; value: number; lost: boolean; back: boolean }[]) => {
      let held: LiveSnapshot | undefined
      let repairs = 0
      let client = connect(url)
      let lose = false
      const listen = async () => {
        client.on('snapshot', (snapshot) => void (held = snapshot))
        client.on('delta', (delta) => {
          if (lose || !held) return
          const applied = applyDelta(held, delta)
          if (applied !== 'gap') held = applied
          else repairs += 1
        })
        await watch(client, 'D')
      }
      await listen()
      for (const { unit, value, lost, back } of steps) {
        lose = lost
        const heard = next(client, 'delta')
        await app.accept([{ measure: 'accounts', unit, when: app.clock.now(), value }])
        app.clock.set(app.clock.now() + 1)
        await heard
        if (!back) continue
        client.disconnect()
        client = connect(url)
        await listen()
      }
      if (repairs > 0 || lose) held = await fresh()
      expect(held).toEqual(await fresh())
      client.disconnect()
    }
    await fc.assert(fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 5 }), run), { numRuns: 8 })
  })
})

describe('a client that stops reading', () => {
  it('costs at most 1 MB, others get everything, and it is brought up to date when it reads again', async () => {
    const { app, url } = await start()
    const [stalled, other] = [connect(url), connect(url)]
    await watch(stalled, 'D')
    await watch(other, 'D')
    const watchers = [...app.live.watchers()]
    connectionOf(stalled).pause()
    let got = 0
    other.on('delta', () => void (got += 1))
    const filler = 'x'.repeat(200_000)
    for (let seq = 2; seq < 102; seq++) {
      const cells = [{ indicator: filler }] as unknown as Delta['cells']
      app.live.publish({ epoch: 'e', scope: 'D', prev: seq - 1, seq, acceptedSeq: 0, asOf: 0, cells })
      await new Promise((resolve) => setImmediate(resolve))
      for (const watcher of watchers) expect(watcher.waiting()).toBeLessThanOrEqual(1_000_000)
    }
    await expect.poll(() => got, { timeout: 30_000 }).toBe(100)
    expect(watchers.filter((watcher) => watcher.behind.has('D'))).toHaveLength(1)

    const again = next(stalled, 'snapshot')
    connectionOf(stalled).resume()
    const fresh = await fetch(`${url}/api/v1/snapshot?scope=D`)
    expect(await again).toEqual(await fresh.json())
    expect(watchers.some((watcher) => watcher.behind.size > 0)).toBe(false)
  })
})

describe('watching again', () => {
  it('sends no snapshot to a screen that holds the newest, and what changes from then on', async () => {
    const { app, url } = await start()
    const client = connect(url)
    const first = next(client, 'snapshot')
    await watch(client, 'D')
    const { epoch, seq } = await first
    const again = connect(url)
    const seen: string[] = []
    again.onAny((name: string) => seen.push(name))
    expect(await watch(again, 'D', { epoch, seq })).toBe(null)
    const delta = next(again, 'delta')
    await app.accept([online(10)])
    expect((await delta).prev).toBe(seq)
    expect(seen).not.toContain('snapshot')
  })

  it.each([
    ['is behind', ({ epoch, seq }: HeldSeq) => ({ epoch, seq: seq - 1 })],
    ['holds that of another run of the server', ({ seq }: HeldSeq) => ({ epoch: 'earlier', seq })],
    ['says that it holds nothing', () => null],
  ])('sends one to a screen that %s', async (_what, holding) => {
    const { url } = await start()
    const client = connect(url)
    const first = next(client, 'snapshot')
    await watch(client, 'D')
    const held = await first
    const again = next(client, 'snapshot')
    await watch(client, 'D', holding(held))
    expect(await again).toEqual(held)
  })
})

describe('what a client may not do', () => {
  it.each([
    ['an event of no name of ours', (client: Client) => (client as Socket).emit('snapshot', {})],
    ['an event called __proto__', (client: Client) => (client as Socket).emit('__proto__', {})],
    ['an event without a name', (client: Client) => speak(client, '2/live,[]')],
    ['bytes that are no packet', (client: Client) => speak(client, '9/live,nonsense')],
    [
      'a message larger than any event',
      (client: Client) => (client as Socket).emit('watch', { scope: 'x'.repeat(20_000) }),
    ],
    [
      'more events than a screen has use for',
      (client: Client) => {
        for (let i = 0; i < 100; i++) client.emit('unwatch', { scope: 'D' })
      },
    ],
  ])('cuts the connection after %s', async (_what, misbehave) => {
    const { url } = await start()
    const client = connect(url)
    await watch(client, 'D')
    const end = ended(client)
    misbehave(client)
    expect(await end).toMatch(/transport|server/)
  })

  it.each([
    ['a page of another site', { origin: 'http://evil.example' }],
    ['a name pointed at this machine', { host: 'evil.example' }],
    ['an unknown key', { authorization: 'Bearer nonsense' }],
  ])('does not let in %s', async (_what, extraHeaders) => {
    const { app, url } = await start()
    const client = connect(url, { extraHeaders })
    await new Promise<Error>((resolve) => client.once('connect_error', resolve))
    expect(app.live.watchers().size).toBe(0)
  })

  it('opens no other namespace, and no transport but WebSocket', async () => {
    const { url } = await start()
    const attempts = [
      { path: '/', transports: ['websocket'] },
      { path: '/admin', transports: ['websocket'] },
      { path: '/live', transports: ['polling'] },
    ]
    for (const { path, transports } of attempts) {
      const client = io(`${url}${path}`, { transports, forceNew: true, reconnection: false })
      const error = await new Promise<Error>((resolve) => client.once('connect_error', resolve))
      expect(error).toBeInstanceOf(Error)
      client.disconnect()
    }
  })
})
