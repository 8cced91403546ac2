import { setImmediate } from 'node:timers/promises'

/** How long work may hold the event loop. */
const HOLD_MS = 10

/** A pause that lets others run when this work has held the event loop for long enough, and costs nothing before. */
export function breathe(): () => Promise<void> | undefined {
  let since = performance.now()
  const rest = async () => {
    await setImmediate()
    since = performance.now()
  }
  return () => (performance.now() - since < HOLD_MS ? undefined : rest())
}
