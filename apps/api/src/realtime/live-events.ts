import { type ClientEvents, ScreenReport } from '@ioc/contract'
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
const Watch = Scope.extend({ held: z.object({ epoch: z.string().max(100), seq: z.int() }).nullish() })

/** Every event a client may send. Anything else cuts the connection. */
export const LIVE_EVENTS: Readonly<Record<keyof ClientEvents, LiveEvent>> = {
  watch: define('live.watch', Watch, (rooms, watcher, { scope, held }) => rooms.watch(watcher, scope, held)),
  unwatch: define('live.watch', Scope, (rooms, watcher, { scope }) => rooms.unwatch(watcher, scope)),
  painted: define('screen.report', ScreenReport.nullable(), (_rooms, watcher, report) => {
    watcher.report(report)
    return null
  }),
}
