import type { IncomingHttpHeaders, Server as HttpServer } from 'node:http'
import { type Delta, type Heartbeat, LIVE_NAMESPACE, type ScreenReport } from '@ioc/contract'
import { Server, type Socket } from 'socket.io'
import { type Actor, may } from '../rights.ts'
import { encodeFrame } from './frame.ts'
import { answerTo } from './answer-to.ts'
import { createRooms, type LatestOf } from './rooms.ts'
import { createWatcher, type Watcher } from './watcher.ts'

const monotonic = () => performance.now()

export const HEARTBEAT_MS = 5_000
/** How often a client is asked whether its scripts run; it has as long again to answer. */
const PING_MS = 10_000
/** How often clients that fell behind are looked at. */
const RECOVER_MS = 250
/** No event of a client is larger than a few hundred bytes. */
const MAX_MESSAGE = 10_000

export interface LiveServerDeps {
  readonly server: HttpServer
  readonly latestOf: LatestOf
  readonly identify: (headers: IncomingHttpHeaders) => Promise<Actor>
  /** Why a handshake's Host or Origin is not accepted, or null. */
  readonly foreign: (headers: IncomingHttpHeaders) => string | null
  /** The clock of the district, told to every client. */
  readonly now: () => number
  readonly epoch: string
  readonly build: string
  /** What a screen says of itself, by the connection it says it on. */
  readonly onReport: (connection: string, report: ScreenReport) => void
  /**
   * Its connection ended, or it shows no wall any more. `standsStill` where its scripts answered no more while its
   * browser still did: what it shows is there, and does not change.
   */
  readonly onGone: (connection: string, standsStill: boolean) => void
  /** Tests ask sooner. */
  readonly pingMs?: number | undefined
}

/** The live side of the server: what changed goes to the rooms of the scopes it touches. */
export interface LiveServer {
  publish(delta: Delta): void
  renew(scope: string): void
  /** Tells everyone who watches that a thing other than cells changed and can be fetched again: `imports/<id>`. */
  announce(thing: string): void
  watchers(): ReadonlySet<Watcher>
  close(): Promise<void>
}

/**
 * Opens `/live` on a server. WebSocket only: a second transport would be a second way to hold back bytes
 * and to change order, and a client whose network forbids WebSockets still has `GET /snapshot`.
 */
export function createLiveServer(deps: LiveServerDeps): LiveServer {
  const { pingMs = PING_MS } = deps
  const io = new Server(deps.server, {
    transports: ['websocket'],
    allowUpgrades: false,
    perMessageDeflate: false,
    httpCompression: false,
    serveClient: false,
    maxHttpBufferSize: MAX_MESSAGE,
    connectTimeout: 5_000,
    pingInterval: pingMs,
    pingTimeout: pingMs,
    allowRequest: ({ headers }, done) => {
      const why = deps.foreign(headers)
      done(why, why === null)
    },
  })
  const rooms = createRooms(deps.latestOf, deps.epoch)
  const watchers = new Set<Watcher>()

  /** Undefined lets the socket in. */
  async function admit(socket: Socket): Promise<Error | undefined> {
    const actor = await deps.identify(socket.handshake.headers).catch(() => ({ kind: 'anonymous' }) as const)
    socket.data = { actor }
    return may(actor, 'live.watch') ? undefined : new Error('unauthorised')
  }

  io.use((_socket, next) => next(new Error('There is nothing in this namespace')))
  const live = io.of(LIVE_NAMESPACE)
  live.use((socket, next) => {
    // oxlint-disable-next-line promise/no-callback-in-promise -- the middleware of Socket.IO takes a callback
    void admit(socket).then(next)
  })
  live.on('connection', (socket: Socket<never, never, never, { actor: Actor }>) => {
    const watcher = createWatcher(socket, socket.data.actor, monotonic, (report) =>
      report ? deps.onReport(socket.id, report) : deps.onGone(socket.id, false),
    )
    watchers.add(watcher)
    // Nothing reaches Socket.IO's own listeners: every event is looked up, or ends the connection.
    socket.use((packet) => answerTo(rooms, watcher, packet, monotonic()))
    socket.on('disconnect', (reason) => {
      rooms.leave(watcher)
      watchers.delete(watcher)
      const answered = monotonic() - (watcher.answeredAt() ?? Number.NEGATIVE_INFINITY) < pingMs
      deps.onGone(socket.id, reason === 'ping timeout' && answered)
      // Who answers no ping says no farewell either, and the server's own end would wait for it.
      if (reason === 'ping timeout') watcher.cut()
    })
  })

  function beat(): void {
    const frames = new Map<string, ReturnType<typeof encodeFrame>>()
    for (const watcher of watchers) {
      const key = [...watcher.scopes].toSorted().join(' ')
      let frame = frames.get(key)
      if (!frame) {
        const { epoch, build } = deps
        const heartbeat: Heartbeat = { now: deps.now(), epoch, seq: rooms.seqs(watcher.scopes), build }
        frames.set(key, (frame = encodeFrame('heartbeat', JSON.stringify(heartbeat))))
      }
      watcher.sendIfRoom(frame)
    }
  }
  const ask = () => watchers.forEach((watcher) => watcher.ping())
  const timers = [
    setInterval(beat, HEARTBEAT_MS),
    setInterval(ask, pingMs / 2),
    setInterval(() => rooms.recover(monotonic()), RECOVER_MS),
  ]

  return {
    publish: rooms.publish,
    renew: rooms.renew,
    announce(thing) {
      const frame = encodeFrame('changed', JSON.stringify({ thing }))
      for (const watcher of watchers) watcher.sendIfRoom(frame)
    },
    watchers: () => watchers,
    async close() {
      for (const timer of timers) clearInterval(timer)
      for (const watcher of watchers) watcher.cut()
      io.engine.close()
      await io.of(LIVE_NAMESPACE).adapter.close()
    },
  }
}
