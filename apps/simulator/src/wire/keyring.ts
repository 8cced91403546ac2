import type { Clock } from '../clock.ts'
import { readKeys } from '../sources.ts'

const TAKEN_FOR_MS = 5_000

/** The sources' keys, read again every few seconds: a key made anew while we run is taken up. Unknown: empty, which the API refuses. */
export function createKeyring(path: string, clock: Clock) {
  let keys: ReadonlyMap<string, string> = new Map()
  let readAt = Number.NEGATIVE_INFINITY
  return async (source: string): Promise<string> => {
    if (clock.now() - readAt > TAKEN_FOR_MS) {
      readAt = clock.now()
      // Not there yet, or half written: what was read before still counts.
      keys = await readKeys(path).catch(() => keys)
    }
    return keys.get(source) ?? ''
  }
}
