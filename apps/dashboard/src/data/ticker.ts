import type { Instant } from '@ioc/metrics'
import { type LinkState, linkState } from './link-state.ts'
import type { ServerClock } from './server-clock.ts'

/** What passes with time alone: the server's time, and how the link stands. */
export interface Tick {
  readonly now: Instant | null
  readonly silence: number
  readonly link: LinkState
}

export interface Ticker {
  readonly read: () => Tick
  readonly subscribe: (listener: () => void) => () => void
  readonly close: () => void
}

/** Ticks once a second, on the server's second, so that the clock on the wall never skips one. */
export function createTicker(clock: ServerClock): Ticker {
  const listeners = new Set<() => void>()
  let tick = take()
  let timer = setTimeout(onTick, untilNextSecond())

  function take(): Tick {
    const now = clock.now()
    const silence = clock.silence()
    return { now, silence, link: linkState(silence, now !== null) }
  }
  function untilNextSecond(): number {
    const now = clock.now()
    // A little past the second, or rounding shows the one before. Before the first message, look often.
    return now === null ? 100 : 1_000 - (now % 1_000) + 5
  }
  function onTick() {
    tick = take()
    timer = setTimeout(onTick, untilNextSecond())
    for (const listener of listeners) listener()
  }

  return {
    read: () => tick,
    subscribe(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    close() {
      clearTimeout(timer)
      listeners.clear()
    },
  }
}
