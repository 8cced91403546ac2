import { may } from '../rights.ts'
import { LIVE_EVENTS } from './live-events.ts'
import type { Rooms } from './rooms.ts'
import type { Watcher } from './watcher.ts'

// A Map: a name like `__proto__` must find nothing.
const events = new Map(Object.entries(LIVE_EVENTS))

/**
 * What becomes of one event: done and answered through its callback, or, where it is none of ours or
 * comes too fast, the end of the connection.
 */
export function answerTo(rooms: Rooms, watcher: Watcher, packet: readonly unknown[], now: number): void {
  const [name, body] = packet
  const event = typeof name === 'string' ? events.get(name) : undefined
  if (!event || !may(watcher.actor, event.right) || !watcher.countEvent(now)) return watcher.cut()
  const refusal = event.answer(rooms, watcher, body)
  const done = packet.at(-1)
  if (typeof done === 'function') done(refusal)
}
