import { setImmediate as breath } from 'node:timers/promises'

/** How long one slice may keep others from their turn: slices grow and shrink towards it. */
const TURN_MS = 6
const FIRST_SLICE = 1
/** One item may cost a hundred times what the one before did: no slice grows past what many dear ones may take. */
const MOST = 4

/** Does work on a list in slices, each in one turn of the event loop, so that nobody waits behind a long list. */
export async function inSlices<Item>(
  items: readonly Item[],
  work: (slice: readonly Item[]) => void,
  signal?: AbortSignal,
): Promise<void> {
  let size = FIRST_SLICE
  for (let i = 0; i < items.length; ) {
    if (i > 0) await breath()
    signal?.throwIfAborted()
    const start = performance.now()
    work(items.slice(i, i + size))
    i += size
    size = performance.now() - start > TURN_MS ? Math.max(1, size >> 1) : Math.min(MOST, size * 2)
  }
}
