import type { NewEntry } from '../record-store.ts'
import { sort } from './sort.ts'
import type { Steps } from './steps.ts'

/** Entries after which others may run. */
const STEP = 1_000

/** Entries of one batch, netted: what a record stops to count for and another begins to is nothing. */
export function createEntrySums() {
  const net = new Map<number, Map<number, number>>()
  return {
    add({ series, time, delta }: NewEntry): void {
      let times = net.get(series)
      if (!times) net.set(series, (times = new Map()))
      times.set(time, (times.get(time) ?? 0) + delta)
    },
    /** All of them in the order of the table, in steps; what was given is not kept here too. */
    *take(): Steps<NewEntry[]> {
      const entries: NewEntry[] = []
      let looked = 0
      for (const [series, times] of net) {
        for (const [time, delta] of times) {
          if (++looked % STEP === 0) yield
          if (delta !== 0) entries.push({ series, time, delta })
        }
        net.delete(series)
      }
      return yield* sort(entries, (one, other) => one.time - other.time || one.series - other.series)
    },
  }
}
