import type { ScreenReport } from '@ioc/contract'
import type { Socket } from 'socket.io'
import type { Actor } from '../rights.ts'
import type { Frame } from './frame.ts'
import { createWire } from './wire.ts'

/** Bytes that may wait for one client. A frame larger than this is sent only when nothing waits. */
export const MAX_WAITING = 512 * 1024
/** Below this a client that fell behind is taken to read again. */
const DRAINED = 64 * 1024
/** A client that takes nothing for this long is cut. */
const PATIENCE_MS = 30_000
/** Events a client may send in ten seconds; a screen sends one paint a second. */
const MAX_EVENTS = 60
const EVENTS_WINDOW_MS = 10_000

/** One connected client: the scopes it watches, and those whose deltas it could not take. */
export interface Watcher {
  readonly actor: Actor
  readonly scopes: Set<string>
  /** Scopes it needs a fresh snapshot of, once it reads again. */
  readonly behind: ReadonlySet<string>
  /** Takes what a screen says of itself; null where it is no screen any more. */
  readonly report: (report: ScreenReport | null) => void
  /** Sends a frame of a scope in order, or, where too much waits already, marks the scope as behind. */
  send(scope: string, frame: Frame): void
  /** Sends what may as well be left out. */
  sendIfRoom(frame: Frame): void
  /** Brings what is behind up to date if the client reads again; cuts it where it never does. */
  recover(snapshotOf: (scope: string) => Frame | undefined, now: number): void
  /** Counts an event that came; false when they come too fast. */
  countEvent(now: number): boolean
  /** Bytes that wait for it on our side. */
  readonly waiting: () => number
  /** Asks its machine, below its scripts, whether it is there. */
  readonly ping: () => void
  /** When that was last answered, by the monotonic clock; null where it never was. */
  readonly answeredAt: () => number | null
  forget(scope: string): void
  readonly cut: () => void
}

/** The state kept per socket. `now` is monotonic. */
export function createWatcher(
  socket: Socket,
  actor: Actor,
  now: () => number,
  onReport: (report: ScreenReport | null) => void,
): Watcher {
  const wire = createWire(socket)
  const scopes = new Set<string>()
  const behind = new Set<string>()
  let behindSince = 0
  let events = 0
  let eventsFrom = 0

  const hasRoom = (frame: Frame) => {
    const waiting = wire.waiting()
    return waiting === 0 || waiting + frame.bytes.length <= MAX_WAITING
  }

  return {
    actor,
    scopes,
    behind,
    report: onReport,
    send(scope, frame) {
      if (behind.has(scope)) return
      if (hasRoom(frame)) return wire.send(frame)
      if (behind.size === 0) behindSince = now()
      behind.add(scope)
    },
    sendIfRoom(frame) {
      if (behind.size === 0 && hasRoom(frame)) wire.send(frame)
    },
    recover(snapshotOf, at) {
      if (wire.waiting() > DRAINED) {
        if (at - behindSince > PATIENCE_MS) wire.cut()
        return
      }
      for (const scope of behind) {
        const frame = snapshotOf(scope)
        if (frame && !hasRoom(frame)) return
        behind.delete(scope)
        if (frame) wire.send(frame)
      }
    },
    countEvent(at) {
      if (at - eventsFrom > EVENTS_WINDOW_MS) {
        eventsFrom = at
        events = 0
      }
      events += 1
      return events <= MAX_EVENTS
    },
    forget(scope) {
      scopes.delete(scope)
      behind.delete(scope)
    },
    waiting: wire.waiting,
    ping: wire.ping,
    answeredAt: wire.answeredAt,
    cut: wire.cut,
  }
}
