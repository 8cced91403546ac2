import type { Delta, Heartbeat, LiveSnapshot } from '@ioc/contract'
import type { Query, QueryClient } from '@tanstack/react-query'
import { createKeeper, type Keeper } from './keeper.ts'
import { type Source, snapshotKey } from './queries.ts'
import { retryDelay } from './retry.ts'
import type { LiveSocket } from './socket.ts'

/** A connection silent for this long is dead, whatever the operating system says of it. */
const DEAD_AFTER = 20_000
/** Without a socket, HTTP is asked this often: a network that forbids sockets still has a wall. */
const LOOK_EVERY = 8_000

/** The live side of one scope. The socket is the freshness, HTTP is the repair. Does nothing until opened. */
export interface Live {
  readonly fresh: Keeper['fresh']
  readonly open: () => void
  readonly close: () => void
  /** Demonstration: the link is really cut, socket and repairs both, until `restore`. */
  readonly cut: () => void
  readonly restore: () => void
  readonly isCut: () => boolean
  /** The build the server last named; null until then. */
  readonly build: () => string | null
  /** Told when the link is cut or restored and when the server's build changes. */
  readonly subscribe: (listener: () => void) => () => void
}

export interface LiveDeps {
  readonly scope: string
  readonly source: Source
  readonly cache: QueryClient
  readonly socket: LiveSocket
  /** Runs after the screen has been painted; what was painted is then reported. */
  readonly afterPaint: (work: () => void) => void
}

export function createLive({ scope, source, cache, socket, afterPaint }: LiveDeps): Live {
  const listeners = new Set<() => void>()
  let cut = false
  let build: string | null = null
  let connected = false
  let watchdog: ReturnType<typeof setInterval> | undefined
  let retry: ReturnType<typeof setTimeout> | undefined

  const tell = () => {
    for (const listener of listeners) listener()
  }
  const isCut = () => cut
  const onPaint = (seq: number) =>
    afterPaint(() => {
      if (socket.connected) socket.volatile.emit('painted', { scope, seq, build: build ?? '' })
    })
  const keeper = createKeeper({ scope, source, cache, isCut, onPaint })

  /** The library gives up where the server itself ends or refuses the connection. We do not. */
  function tryAgain() {
    if (cut || socket.active) return
    clearTimeout(retry)
    retry = setTimeout(() => void (cut || socket.connect()), retryDelay(3))
  }

  /** A connection that is there and says nothing is dead; where there is none, HTTP carries on. */
  function look() {
    if (cut) return
    if (!socket.connected) keeper.mend()
    else if (source.clock.silence() > DEAD_AFTER) socket.disconnect().connect()
  }

  function onHeartbeat(beat: Heartbeat) {
    source.clock.hear(beat.now)
    keeper.onHeartbeat(beat)
    if (beat.build === build) return
    build = beat.build
    tell()
  }

  /** The server answers a watch with a snapshot, which repairs that; of registers nobody tells what was missed. */
  function onConnect() {
    socket.emit('watch', { scope })
    if (connected) void cache.invalidateQueries({ predicate: isOfRegister })
    connected = true
  }

  const touched =
    <Message>(then: (message: Message) => void) =>
    (message: Message) => {
      source.clock.touch()
      then(message)
    }

  /** Every listener there is, added once; nothing that runs per message adds another. */
  function listen() {
    socket.on('connect', onConnect)
    socket.on('disconnect', tryAgain)
    socket.on('connect_error', tryAgain)
    socket.on('snapshot', touched<LiveSnapshot>(keeper.onSnapshot))
    socket.on('delta', touched<Delta>(keeper.onDelta))
    socket.on('heartbeat', onHeartbeat)
    socket.on('changed', ({ thing }) => void cache.invalidateQueries({ queryKey: [thing] }))
  }

  return {
    fresh: keeper.fresh,
    open() {
      listen()
      watchdog = setInterval(look, LOOK_EVERY)
      socket.connect()
    },
    close() {
      clearInterval(watchdog)
      clearTimeout(retry)
      keeper.close()
      socket.removeAllListeners()
      socket.disconnect()
    },
    cut() {
      cut = true
      socket.disconnect()
      void cache.cancelQueries({ queryKey: snapshotKey(scope) })
      tell()
    },
    restore() {
      cut = false
      socket.connect()
      tell()
    },
    isCut,
    build: () => build,
    subscribe(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
  }
}

const isOfRegister = ({ queryKey }: Query) => String(queryKey[0]).startsWith('registers/')
