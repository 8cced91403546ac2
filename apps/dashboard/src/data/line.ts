import type { Delta, Heartbeat, LiveSnapshot, ScreenReport } from '@ioc/contract'
import type { Query, QueryClient } from '@tanstack/react-query'
import { createKeeper, type Keeper } from './keeper.ts'
import { type Source, snapshotKey } from './queries.ts'
import { retryDelay } from './retry.ts'
import type { LiveSocket } from './socket.ts'

/** A connection silent for this long is dead, whatever the operating system says of it. */
const DEAD_AFTER = 20_000
/** Without a socket, HTTP is asked this often: a network that forbids sockets still has a wall. */
const LOOK_EVERY = 8_000
/** A scope nobody shows any more is watched this much longer: people come back to the page before. */
const LINGER = 30_000
/** The server lets one client watch 16 scopes; of those no longer shown this many are kept. */
const LINGERING_AT_MOST = 8
/** How long the socket waits for a snapshot that HTTP is bringing anyway. */
const WAIT_FOR_HTTP = 2_000

/**
 * The one line of a page to its server: every scope that is shown is watched over it, and what is fetched is
 * fetched again when the server says that it changed. The socket is the freshness, HTTP is the repair.
 * Does nothing until opened.
 */
export interface Line {
  /** Watches a scope until the answer is called. Any number may watch the same. */
  readonly watch: (scope: string) => () => void
  /** A fresh snapshot of a scope through HTTP: what its query runs. */
  readonly fresh: (scope: string, signal?: AbortSignal) => Promise<LiveSnapshot>
  /** The last delta of a scope that was painted, or null. */
  readonly painted: (scope: string) => number | null
  /** Says how this screen does, null once it shows no wall; nothing is kept for later where the line is down. */
  readonly report: (report: ScreenReport | null) => void
  readonly open: () => void
  readonly close: () => void
  /** Demonstration: the line is really cut, socket and repairs both, until `restore`. */
  readonly cut: () => void
  readonly restore: () => void
  readonly isCut: () => boolean
  /** The build the server last named; null until then. */
  readonly build: () => string | null
  /** The build this page's scripts are of: the first that the server named; null until then. */
  readonly ownBuild: () => string | null
  /** The build an answer over HTTP named: it may come, and the server be replaced, before the first heartbeat. */
  readonly begunWith: (build: string) => void
  /** Told when the line is cut or restored and when the server's build changes. */
  readonly subscribe: (listener: () => void) => () => void
}

export interface LineDeps {
  readonly source: Source
  readonly cache: QueryClient
  readonly socket: LiveSocket
  /** Runs after the screen has been painted. */
  readonly afterPaint: (work: () => void) => void
}

/** A scope that is watched: by how many, and what is being fetched for it. */
interface Watched {
  readonly keeper: Keeper
  shown: number
  fetching: Promise<unknown> | null
  painted: number | null
  linger: ReturnType<typeof setTimeout> | undefined
}

export function createLine({ source, cache, socket, afterPaint }: LineDeps): Line {
  const listeners = new Set<() => void>()
  const scopes = new Map<string, Watched>()
  let cut = false
  let build: string | null = null
  let ownBuild: string | null = null
  let connectedBefore = false
  let watchdog: ReturnType<typeof setInterval> | undefined
  let retry: ReturnType<typeof setTimeout> | undefined

  const tell = () => {
    for (const listener of listeners) listener()
  }
  const isCut = () => cut

  function watched(scope: string): Watched {
    const there = scopes.get(scope)
    if (there) return there
    const onPaint = (seq: number) => afterPaint(() => void (entry.painted = seq))
    const keeper = createKeeper({ scope, source, cache, isCut, onPaint })
    const entry: Watched = { keeper, shown: 0, fetching: null, painted: null, linger: undefined }
    scopes.set(scope, entry)
    return entry
  }

  /** Asks for a scope's deltas, and for its snapshot unless the newest is here or on its way. */
  async function join(scope: string, entry: Watched): Promise<void> {
    if (entry.fetching) await Promise.race([entry.fetching, passed(WAIT_FOR_HTTP)])
    if (socket.connected && scopes.get(scope) === entry) socket.emit('watch', { scope, held: entry.keeper.heldSeq() })
  }

  function forget(scope: string, { keeper, linger }: Watched): void {
    clearTimeout(linger)
    scopes.delete(scope)
    keeper.close()
    if (socket.connected) socket.emit('unwatch', { scope })
  }

  /** The library gives up where the server itself ends or refuses the connection. We do not. */
  function tryAgain() {
    if (cut || socket.active) return
    clearTimeout(retry)
    retry = setTimeout(() => void (cut || socket.connect()), retryDelay(3))
  }

  /** A connection that is there and says nothing is dead; where there is none, HTTP carries on. */
  function look() {
    if (cut) return
    if (!socket.connected) for (const { keeper } of scopes.values()) keeper.mend()
    else if (source.clock.silence() > DEAD_AFTER) socket.disconnect().connect()
  }

  function onHeartbeat(beat: Heartbeat) {
    source.clock.hear(beat.now)
    for (const { keeper } of scopes.values()) keeper.onHeartbeat(beat)
    if (beat.build === build) return
    build = beat.build
    ownBuild ??= build
    tell()
  }

  /** The answers to the watches repair the scopes; of everything else nobody tells what was missed. */
  function onConnect() {
    for (const [scope, entry] of scopes) void join(scope, entry)
    if (connectedBefore) void cache.invalidateQueries({ predicate: isNoSnapshot })
    connectedBefore = true
  }

  const touched =
    <Message extends { readonly scope: string }>(then: (keeper: Keeper, message: Message) => void) =>
    (message: Message) => {
      source.clock.touch()
      const entry = scopes.get(message.scope)
      if (entry) then(entry.keeper, message)
    }

  /** Every listener there is, added once; nothing that runs per message adds another. */
  function listen() {
    socket.on('connect', onConnect)
    socket.on('disconnect', tryAgain)
    socket.on('connect_error', tryAgain)
    socket.on(
      'snapshot',
      touched<LiveSnapshot>((keeper, snapshot) => keeper.onSnapshot(snapshot)),
    )
    socket.on(
      'delta',
      touched<Delta>((keeper, delta) => keeper.onDelta(delta)),
    )
    socket.on('heartbeat', onHeartbeat)
    socket.on('changed', ({ thing }) => void cache.invalidateQueries({ predicate: isTouchedBy(thing) }))
  }

  return {
    watch(scope) {
      const entry = watched(scope)
      clearTimeout(entry.linger)
      entry.shown += 1
      if (entry.shown === 1 && socket.connected) void join(scope, entry)
      return () => {
        entry.shown -= 1
        if (entry.shown > 0) return
        entry.linger = setTimeout(() => forget(scope, entry), LINGER)
        const lingering = [...scopes].filter(([, { shown }]) => shown === 0)
        for (const [oldest, left] of lingering.slice(0, -LINGERING_AT_MOST)) forget(oldest, left)
      }
    },
    fresh(scope, signal) {
      const entry = watched(scope)
      const fetching = entry.keeper.fresh(signal)
      entry.fetching = fetching.catch(() => undefined)
      return fetching
    },
    painted: (scope) => scopes.get(scope)?.painted ?? null,
    report(report) {
      // The next report tells as much as one that is lost; a farewell is said once.
      if (socket.connected) (report ? socket.volatile : socket).emit('painted', report)
    },
    open() {
      listen()
      watchdog = setInterval(look, LOOK_EVERY)
      socket.connect()
    },
    close() {
      clearInterval(watchdog)
      clearTimeout(retry)
      for (const { keeper, linger } of scopes.values()) {
        clearTimeout(linger)
        keeper.close()
      }
      scopes.clear()
      socket.removeAllListeners()
      socket.disconnect()
    },
    cut() {
      cut = true
      socket.disconnect()
      for (const scope of scopes.keys()) void cache.cancelQueries({ queryKey: snapshotKey(scope) })
      tell()
    },
    restore() {
      cut = false
      socket.connect()
      tell()
    },
    isCut,
    build: () => build,
    ownBuild: () => ownBuild,
    begunWith(named) {
      if (ownBuild !== null) return
      build = ownBuild = named
      tell()
    },
    subscribe(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
  }
}

const passed = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds))

const isNoSnapshot = ({ queryKey }: Query) => queryKey[0] !== 'snapshot'

/** What is kept under a thing's name, or under the name of what it is a part of: `imports/7` touches `imports`. */
const isTouchedBy =
  (thing: string) =>
  ({ queryKey }: Query) => {
    const name = String(queryKey[0])
    return name === thing || thing.startsWith(`${name}/`)
  }
