import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import {
  type ClientEvents,
  type Delta,
  type HeldSeq,
  LIVE_NAMESPACE,
  type LiveSnapshot,
  type ScreenReport,
  type ServerEvents,
} from '@ioc/contract'
import { QueryObserver } from '@tanstack/react-query'
import { Server } from 'socket.io'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { NOW, playedSnapshot } from '../testing/played.ts'
import { HttpFailure } from './http.ts'
import { createLine } from './line.ts'
import { createQueryClient } from './query-client.ts'
import { snapshotKey } from './queries.ts'
import { createServerClock } from './server-clock.ts'
import { openSocket } from './socket.ts'

const closing: (() => unknown)[] = []
afterEach(async () => {
  for (const close of closing.splice(0).toReversed()) await close()
})

/** A real Socket.IO server with a snapshot that the test moves on, and the real live side watching it. */
async function stand() {
  const http = createServer()
  const io = new Server<ClientEvents, ServerEvents>(http, { transports: ['websocket'] })
  const room = io.of(LIVE_NAMESPACE)
  const server = {
    snapshot: playedSnapshot({ seq: 1 }),
    answersHttp: true,
    asked: 0,
    watched: [] as (HeldSeq | null | undefined)[],
    unwatched: [] as string[],
    reported: [] as (ScreenReport | null)[],
  }
  room.on('connection', (socket) => {
    socket.on('watch', ({ scope, held }) => {
      server.watched.push(held)
      const { epoch, seq } = server.snapshot
      if (scope === '508' && !(held?.epoch === epoch && held.seq === seq)) socket.emit('snapshot', server.snapshot)
    })
    socket.on('unwatch', ({ scope }) => void server.unwatched.push(scope))
    socket.on('painted', (report) => void server.reported.push(report))
  })
  await new Promise<void>((done) => void http.listen(0, '127.0.0.1', done))
  const url = `http://127.0.0.1:${(http.address() as AddressInfo).port}`

  const clock = createServerClock(() => performance.now())
  const getJson = (async () => {
    server.asked += 1
    if (!server.answersHttp) throw new HttpFailure('snapshot', null)
    return { body: server.snapshot, date: NOW }
  }) as never
  const cache = createQueryClient()
  const socket = openSocket(url)
  const line = createLine({ source: { getJson, clock }, cache, socket, afterPaint: (work) => work() })
  const release = line.watch('508')
  line.open()
  closing.push(
    () => io.close(),
    () => cache.clear(),
    line.close,
  )

  const shown = () => cache.getQueryData<LiveSnapshot>(snapshotKey('508'))
  const next = (over: Partial<Delta> = {}): Delta => {
    const { seq, epoch } = server.snapshot
    const cells = [{ ...server.snapshot.cells[0]!, value: seq + 1 }]
    const delta = {
      epoch,
      scope: '508',
      prev: seq,
      seq: seq + 1,
      acceptedSeq: seq + 1,
      asOf: NOW + seq,
      cells,
      ...over,
    }
    server.snapshot = { ...server.snapshot, seq: delta.seq, cells: [...cells, ...server.snapshot.cells.slice(1)] }
    return delta
  }
  const until = (seq: number) => vi.waitFor(() => expect(shown()?.seq).toBe(seq), { timeout: 30_000, interval: 20 })
  await until(1)
  return { server, room, line, release, socket, cache, clock, shown, next, until }
}

describe('the line', () => {
  it('shows the snapshot that answers a watch, then every delta', async () => {
    const { room, next, until, shown, server, line } = await stand()
    room.emit('delta', next())
    await until(2)
    expect(shown()?.cells[0]?.value).toBe(2)
    expect(server.asked).toBe(0)
    expect(line.painted('508')).toBe(2)
  })

  it('has painted what it fetched, though no delta ever came', async () => {
    const { line, next } = await stand()
    next()
    await line.fresh('508')
    expect(line.painted('508')).toBe(2)
  })

  it('knows the build of its own scripts from the one the server runs later', async () => {
    const { room, line } = await stand()
    const beat = (build: string) => room.emit('heartbeat', { now: NOW, epoch: 'e1', seq: { '508': 1 }, build })
    beat('one')
    await vi.waitFor(() => expect(line.ownBuild()).toBe('one'), 30_000)
    beat('two')
    await vi.waitFor(() => expect(line.build()).toBe('two'), 30_000)
    expect(line.ownBuild()).toBe('one')
  })

  it('knows it too where the server was replaced between the first answer and the first heartbeat', async () => {
    const { room, line } = await stand()
    line.begunWith('one')
    line.begunWith('two')
    room.emit('heartbeat', { now: NOW, epoch: 'e1', seq: { '508': 1 }, build: 'two' })
    await vi.waitFor(() => expect(line.build()).toBe('two'), 30_000)
    expect(line.ownBuild()).toBe('one')
  })

  it('closes a gap with a fresh snapshot over HTTP', async () => {
    const { room, next, until, server } = await stand()
    next()
    room.emit('delta', next())
    await until(3)
    expect(server.asked).toBe(1)
  })

  it('notices by a heartbeat that the last delta was lost', async () => {
    const { room, next, until, server } = await stand()
    next()
    room.emit('heartbeat', { now: NOW, epoch: 'e1', seq: { '508': 2 }, build: 'b' })
    await until(2)
    expect(server.asked).toBe(1)
  })

  it('begins anew when the server does', async () => {
    const { room, until, server, shown } = await stand()
    server.snapshot = playedSnapshot({ seq: 40, epoch: 'e2' })
    room.emit('heartbeat', { now: NOW, epoch: 'e2', seq: { '508': 40 }, build: 'b' })
    await until(40)
    expect(shown()?.epoch).toBe('e2')
  })

  it('comes back by itself after the server has ended the connection, and is right again', async () => {
    const { room, next, until, server } = await stand()
    next()
    room.disconnectSockets(true)
    await until(2)
    expect(server.watched).toHaveLength(2)
  })

  it('is really cut by hand, socket and repairs both, until it is linked again', async () => {
    const { line, room, next, until, server, socket, shown } = await stand()
    line.cut()
    expect(line.isCut()).toBe(true)
    expect(socket.connected).toBe(false)
    room.emit('delta', next())
    await expect(line.fresh('508')).rejects.toThrow('cut by hand')
    expect(shown()?.seq).toBe(1)
    expect(server.asked).toBe(0)
    line.restore()
    await until(2)
  })

  it('keeps trying when the first questions are not answered, and shows what comes at last', async () => {
    const { server, cache, line } = await stand()
    server.answersHttp = false
    const observer = new QueryObserver(cache, { queryKey: ['snapshot', 'again'], queryFn: () => line.fresh('508') })
    closing.push(observer.subscribe(() => undefined))
    await vi.waitFor(() => expect(observer.getCurrentResult().failureCount).toBeGreaterThan(0), 30_000)
    server.answersHttp = true
    await vi.waitFor(() => expect(observer.getCurrentResult().data?.scope).toBe('508'), { timeout: 30_000 })
  })

  it('adds no listener and paints at most once a second, whatever comes', async () => {
    const { room, next, until, socket, cache } = await stand()
    const counted = () =>
      socket.listenersAny().length +
      ['connect', 'snapshot', 'delta', 'heartbeat', 'changed'].reduce(
        (sum, name) => sum + socket.listeners(name as 'delta').length,
        0,
      )
    const before = counted()
    let paints = 0
    closing.push(cache.getQueryCache().subscribe(({ type }) => void (paints += Number(type === 'updated'))))
    for (let at = 0; at < 1_000; at++) room.emit('delta', next())
    await until(1_001)
    expect(counted()).toBe(before)
    expect(paints).toBeGreaterThan(0)
    expect(paints).toBeLessThan(10)
  })

  it('fetches what it keeps of registers again when told of it, and after it was away', async () => {
    const { room, cache, line, until, next } = await stand()
    let fetched = 0
    const observer = new QueryObserver(cache, {
      queryKey: ['registers/dossiers', 'steps', '508'],
      queryFn: async () => (fetched += 1),
    })
    closing.push(observer.subscribe(() => undefined))
    await vi.waitFor(() => expect(fetched).toBe(1), 30_000)
    room.emit('changed', { thing: 'registers/schools' })
    room.emit('changed', { thing: 'registers/dossiers' })
    await vi.waitFor(() => expect(fetched).toBe(2), 30_000)
    line.cut()
    next()
    line.restore()
    await until(2)
    await vi.waitFor(() => expect(fetched).toBe(3), 30_000)
  })

  it('fetches the catalogue again when told of another, the one of walls as well', async () => {
    const { room, cache } = await stand()
    let fetched = 0
    const observer = new QueryObserver(cache, {
      queryKey: ['catalogue', 'wall'],
      queryFn: async () => (fetched += 1),
    })
    closing.push(observer.subscribe(() => undefined))
    await vi.waitFor(() => expect(fetched).toBe(1), 30_000)
    room.emit('changed', { thing: 'catalogue' })
    await vi.waitFor(() => expect(fetched).toBe(2), 30_000)
  })

  it('asks for no snapshot over the socket that HTTP has brought', async () => {
    const { server, socket, line, until } = await stand()
    socket.disconnect()
    await line.fresh('508')
    socket.connect()
    await vi.waitFor(() => expect(server.watched).toHaveLength(2), 30_000)
    expect(server.watched).toEqual([null, { epoch: 'e1', seq: 1 }])
    await until(1)
  })

  it('keeps watching for a while what is no longer shown, but never so much that the server refuses', async () => {
    const { server, line, release } = await stand()
    release()
    line.watch('508')()
    for (let at = 0; at < 20; at++) line.watch(`unit-${at}`)()
    await vi.waitFor(() => expect(server.unwatched).toHaveLength(13), 30_000)
    expect(server.unwatched[0]).toBe('508')
  })

  it('says how the screen does, and that it is none any more, while the line is up', async () => {
    const { server, socket, line } = await stand()
    const report: ScreenReport = {
      screen: 'sanh',
      scope: '508',
      seq: 1,
      build: 'b',
      scene: 'overview',
      paintedAt: NOW,
      memory: null,
      errors: 0,
      width: 1920,
      height: 1080,
      exceptions: 3,
    }
    line.report(report)
    line.report(null)
    await vi.waitFor(() => expect(server.reported).toEqual([report, null]), 30_000)
    socket.disconnect()
    line.report(report)
    socket.connect()
    await vi.waitFor(() => expect(server.watched).toHaveLength(2), 30_000)
    expect(server.reported).toHaveLength(2)
  })

  it("tells the server's build when it is first named and when it changes", async () => {
    const { room, line } = await stand()
    const told: (string | null)[] = []
    line.subscribe(() => told.push(line.build()))
    const beat = (build: string) => room.emit('heartbeat', { now: NOW, epoch: 'e1', seq: { '508': 1 }, build })
    beat('one')
    beat('one')
    beat('two')
    await vi.waitFor(() => expect(told).toEqual(['one', 'two']), 30_000)
  })
})
