import { setTimeout as pause } from 'node:timers/promises'
import type { Clock } from '../clock.ts'

/** A clock that stands still until someone sleeps: then it goes on by that much, after a moment in which requests can move. */
export function playClock(start: number): Clock & { readonly slept: number[] } {
  let now = start
  const slept: number[] = []
  return {
    slept,
    now: () => now,
    sleep: async (ms) => {
      now += ms
      slept.push(ms)
      await pause(1)
    },
  }
}
