import { setImmediate } from 'node:timers/promises'

/** How long work may hold the event loop. */
const HOLD_MS = 5

/** A pause that lets others run when this work has held the event loop for long enough, and costs nothing before. */
export function breathe(): () => Promise<void> | undefined {
  let since = performance.now()
  const rest = async () => {
    await setImmediate()
    since = performance.now()
  }
  return () => (performance.now() - since < HOLD_MS ? undefined : rest())
}

/** Does something with each of a list, others running in between where that takes long. */
export async function inTurns<Item>(items: Iterable<Item>, each: (item: Item, index: number) => void): Promise<void> {
  const pause = breathe()
  let index = 0
  for (const item of items) {
    each(item, index++)
    const rest = pause()
    if (rest) await rest
  }
}
