import type { ClientEvents, Painted } from '@ioc/contract'
import { z } from 'zod'
import type { Right } from '../rights.ts'
import type { Rooms } from './rooms.ts'
import type { Watcher } from './watcher.ts'

/** What a client may send: who may send it, and what it does. */
export interface LiveEvent {
  readonly right: Right
  /** Answers null, or why not. The body is whatever came. */
  readonly answer: (rooms: Rooms, watcher: Watcher, body: unknown) => string | null
}

function define<Body>(
  right: Right,
  schema: z.ZodType<Body>,
  act: (rooms: Rooms, watcher: Watcher, body: Body) => string | null,
): LiveEvent {
  return {
    right,
    answer(rooms, watcher, body) {
      const parsed = schema.safeParse(body)
      return parsed.success ? act(rooms, watcher, parsed.data) : 'bad-request'
    },
  }
}

const Scope = z.strictObject({ scope: z.string().min(1).max(100) })
const Report: z.ZodType<Painted> = z.object({ scope: z.string().max(100), seq: z.int(), build: z.string().max(100) })

/** Every event a client may send. Anything else cuts the connection. */
export const LIVE_EVENTS: Readonly<Record<keyof ClientEvents, LiveEvent>> = {
  watch: define('live.watch', Scope, (rooms, watcher, { scope }) => rooms.watch(watcher, scope)),
  unwatch: define('live.watch', Scope, (rooms, watcher, { scope }) => rooms.unwatch(watcher, scope)),
  painted: define('screen.report', Report, (_rooms, watcher, report) => {
    watcher.painted = report
    return null
  }),
}
