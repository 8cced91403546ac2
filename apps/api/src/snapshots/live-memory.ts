import { type Day, dayOf, type Instant, joinReadings, type View } from '@ioc/metrics'
import { type AcceptedRows, type BookDeps, loadBook, putRows, type Touched } from './live-book.ts'
import { aheadOf, type CountedBatch, loadTally, putCounted, type TallyDeps } from './live-tally.ts'

/** Every reading a live cell can rest on, and what was touched since it was last asked. */
export interface LiveMemory {
  /** Puts accepted rows in and marks what they touch. */
  take(rows: AcceptedRows): void
  /** The same for what a batch of records changed. */
  count(batch: CountedBatch): void
  /** Per series touched since the last call, or whose moment has come by `asOf`, the first day concerned. */
  drain(asOf: Instant): Map<number, Day>
  view(asOf: Instant): View
  /** The first day whose readings are all here. */
  heldFrom(): Day
  /** The last batch put in. */
  acceptedSeq(): number
  /** When a reading that speaks of a moment still to come begins to count. */
  nextAhead(): Instant
  /** Rows put in since everything was last read from the store. */
  grownBy(): number
  /** Reads everything from the store again; what is accepted meanwhile is in both. */
  reload(): Promise<void>
}

const noneTouched = (): Touched => ({ days: new Map(), ahead: [] })

/** Opens the memory; resolves when the horizon is read from the store. */
export async function openLiveMemory(deps: BookDeps & TallyDeps, now: () => Instant): Promise<LiveMemory> {
  const today = () => dayOf(now(), deps.utcOffsetMinutes)
  const load = async () => {
    const reported = await loadBook(deps, now())
    const countedSeq = deps.store.lastSeq()
    const { book, entries } = await loadTally(deps, today(), countedSeq)
    const from = today() - deps.horizon
    return { reported, counted: book, countedSeq, readings: joinReadings(book, reported), entries, from }
  }
  type Held = Awaited<ReturnType<typeof load>>
  type Change = (into: Held, touched: Touched) => void
  let held = await load()
  let acceptedSeq = deps.store.lastSeq()
  let touched = noneTouched()
  let ahead: Touched['ahead'] = aheadOf(held.entries, deps.factsOf, now())
  let grown = 0
  let meanwhile: Change[] | null = null

  function put(change: Change, seq: number, rows: number): void {
    meanwhile?.push(change)
    change(held, touched)
    grown += rows
    acceptedSeq = Math.max(acceptedSeq, seq)
  }

  return {
    take: (rows) =>
      put((into, marks) => putRows(into.reported, deps, rows, now(), marks), rows.seq, rows.series.length),
    count(batch) {
      const change: Change = (into, marks) => {
        // What is counted adds up: a batch that was read from the store already must not come twice.
        if (batch.seq > into.countedSeq) putCounted(deps, into.counted, batch, now(), marks)
      }
      put(change, batch.seq, batch.entries.length)
    },
    drain(asOf) {
      const { days } = touched
      const waiting = [...ahead, ...touched.ahead]
      touched = noneTouched()
      ahead = waiting.filter(({ at }) => at > asOf)
      for (const { at, series } of waiting) {
        if (at <= asOf && !days.has(series)) days.set(series, dayOf(at, deps.utcOffsetMinutes))
      }
      return days
    },
    view: (asOf) => ({ readings: held.readings, asOf, knownAt: asOf }),
    heldFrom: () => held.from,
    acceptedSeq: () => acceptedSeq,
    // A loop: a register of a district has thousands of moments still to come.
    nextAhead() {
      let next = Number.POSITIVE_INFINITY
      for (const { at } of ahead) next = Math.min(next, at)
      for (const { at } of touched.ahead) next = Math.min(next, at)
      return next
    },
    grownBy: () => grown,
    async reload() {
      if (meanwhile) return
      const changes: Change[] = []
      meanwhile = changes
      grown = 0
      try {
        const fresh = await load()
        for (const change of changes) change(fresh, noneTouched())
        held = fresh
      } finally {
        meanwhile = null
      }
    },
  }
}
