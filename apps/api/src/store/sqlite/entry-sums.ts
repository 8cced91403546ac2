import type { NewEntry } from '../record-store.ts'

/** Entries of one batch, netted: what a record stops to count for and another begins to is nothing. */
export function createEntrySums() {
  const net = new Map<number, Map<number, number>>()
  return {
    add({ series, time, delta }: NewEntry): void {
      let times = net.get(series)
      if (!times) net.set(series, (times = new Map()))
      times.set(time, (times.get(time) ?? 0) + delta)
    },
    all(): NewEntry[] {
      const entries: NewEntry[] = []
      for (const [series, times] of net) {
        for (const [time, delta] of times) if (delta !== 0) entries.push({ series, time, delta })
      }
      return entries
    },
  }
}
