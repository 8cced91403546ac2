import { type Day, dayOf, type Instant, type ReadingBook, type View } from '@ioc/metrics'
import { type AcceptedRows, type BookDeps, loadBook, putRows, type Touched } from './live-book.ts'

/** Every reading a live cell can rest on, and what was touched since it was last asked. */
export interface LiveMemory {
  /** Puts accepted rows in and marks what they touch. */
  take(rows: AcceptedRows): void
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
export async function openLiveMemory(deps: BookDeps, now: () => Instant): Promise<LiveMemory> {
  const firstDay = () => dayOf(now(), deps.utcOffsetMinutes) - deps.horizon
  let book: ReadingBook = await loadBook(deps, now())
  let heldFrom = firstDay()
  let acceptedSeq = deps.store.lastSeq()
  let touched = noneTouched()
  let ahead: Touched['ahead'] = []
  let grown = 0
  let meanwhile: AcceptedRows[] | null = null

  return {
    take(rows) {
      meanwhile?.push(rows)
      putRows(book, deps, rows, now(), touched)
      grown += rows.series.length
      acceptedSeq = Math.max(acceptedSeq, rows.seq)
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
    view: (asOf) => ({ readings: book, asOf, knownAt: asOf }),
    heldFrom: () => heldFrom,
    acceptedSeq: () => acceptedSeq,
    nextAhead: () => Math.min(...[...ahead, ...touched.ahead].map(({ at }) => at)),
    grownBy: () => grown,
    async reload() {
      if (meanwhile) return
      const rowsMeanwhile: AcceptedRows[] = (meanwhile = [])
      grown = 0
      try {
        const fresh = await loadBook(deps, now())
        for (const rows of rowsMeanwhile) putRows(fresh, deps, rows, now(), noneTouched())
        book = fresh
        heldFrom = firstDay()
      } finally {
        meanwhile = null
      }
    },
  }
}
