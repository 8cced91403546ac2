import type { Clock } from '../clock.ts'
import { readKeys } from '../sources.ts'

const TAKEN_FOR_MS = 5_000

/** The sources' keys, read again every few seconds: a key made anew while we run is taken up. Unknown: empty, which the API refuses. */
export function createKeyring(path: string, clock: Clock) {
  let reading: Promise<ReadonlyMap<string, string>> = Promise.resolve(new Map())
  let readAt = Number.NEGATIVE_INFINITY
  return async (source: string): Promise<string> => {
    if (clock.now() - readAt > TAKEN_FOR_MS) {
      readAt = clock.now()
      const before = reading
      // Not there yet, or half written: what was read before still counts.
      reading = readKeys(path).catch(() => before)
    }
    return (await reading).get(source) ?? ''
  }
}
