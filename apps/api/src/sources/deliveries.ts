import { setImmediate as breath } from 'node:timers/promises'
import { type Day, type Instant, startOfDay } from '@ioc/metrics'
import type { Store, TalliedDay } from '../store/store.ts'

/** What came in, readings and records of registers alike. */
export interface Deliveries {
  /** The newest delivery of each source; sources that never delivered are left out. */
  last(): Promise<readonly { readonly source: string; readonly receivedAt: Instant; readonly rows: number }[]>
  /** Per source and local day, from a day on. */
  days(from: Day): Promise<readonly TalliedDay[]>
}

/** Batches summed in one turn of the event loop; some ten milliseconds. */
const AT_ONCE = 20_000
/** A batch may be known a little before it was received: the store evens out small steps of the clock. */
const OVERTAKING_MS = 600_000

/** The store's batches. They are summed once and then only from where the last asking ended. */
export function createDeliveries({
  store,
  utcOffsetMinutes,
}: {
  readonly store: Pick<Store, 'sources' | 'seqAt'>
  readonly utcOffsetMinutes: number
}): Deliveries {
  const sums = new Map<string, TalliedDay>()
  let first: Day | undefined
  let seq = 0
  let turn: Promise<unknown> = Promise.resolve()

  async function catchUp(from: Day): Promise<readonly TalliedDay[]> {
    if (first === undefined || from < first) {
      sums.clear()
      seq = await store.seqAt(startOfDay(from, utcOffsetMinutes) - OVERTAKING_MS)
    }
    first = from
    for (let more = true; more; ) {
      const tally = await store.sources.tallyAfter(seq, AT_ONCE)
      for (const day of tally.days) add(sums, day)
      more = tally.days.reduce((batches, day) => batches + day.batches, 0) >= AT_ONCE
      seq = tally.seq
      if (more) await breath()
    }
    for (const [key, { day }] of sums) if (day < from) sums.delete(key)
    return [...sums.values()]
  }

  return {
    last: store.sources.lastBatches,
    days(from) {
      const result = turn.then(() => catchUp(from))
      turn = result.catch(() => undefined)
      return result
    },
  }
}

function add(sums: Map<string, TalliedDay>, more: TalliedDay): void {
  const key = `${more.source} ${more.day}`
  const known = sums.get(key)
  sums.set(
    key,
    known
      ? {
          ...more,
          batches: known.batches + more.batches,
          stored: known.stored + more.stored,
          unchanged: known.unchanged + more.unchanged,
        }
      : more,
  )
}
