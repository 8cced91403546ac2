import { createReadingBook, type Day, dayOf, type Instant, type ReadingBook, startOfDay } from '@ioc/metrics'
import type { SourceKind } from '@ioc/metrics'
import type { Store } from '../store/store.ts'
import { type FactsOf, readingOf } from './series-facts.ts'

const MS_PER_DAY = 86_400_000
/** Days whose readings are all kept; of earlier days, a stock's last one is enough. */
const RECENT_DAYS = 2
/** Days read from the store at once. */
const SLICE = 62

export interface BookDeps {
  readonly store: Store
  readonly factsOf: FactsOf
  readonly utcOffsetMinutes: number
  readonly horizon: number
}

/** What a batch touched: per series the first day it speaks of, and the stocks that speak of a moment still to come. */
export interface Touched {
  readonly days: Map<number, Day>
  readonly ahead: { readonly at: Instant; readonly series: number }[]
}

/** Every reading that a live cell can rest on, from the store: the horizon by day, recent days whole, the last before. */
export async function loadBook(
  { store, factsOf, utcOffsetMinutes, horizon }: BookDeps,
  now: Instant,
): Promise<ReadingBook> {
  const book = createReadingBook({ utcOffsetMinutes })
  const put = (stored: Parameters<typeof readingOf>[1] & { readonly series: number }) => {
    const facts = factsOf(stored.series)
    if (facts) book.put(readingOf(facts, stored))
  }
  const today = dayOf(now, utcOffsetMinutes)
  const from = today - horizon
  const series = store.allSeries().map((one) => one.series)
  for (const last of await store.lastBefore(series, startOfDay(from, utcOffsetMinutes))) put(last)
  for (let day = from; day <= today + 1; day += SLICE) {
    for (const stored of await store.dayReadings(day, Math.min(day + SLICE, today + 2))) put(stored)
  }
  const recent = { from: startOfDay(today - RECENT_DAYS, utcOffsetMinutes), to: now + 2 * MS_PER_DAY }
  for (const stored of await store.readingsFor({ series, ...recent })) put(stored)
  return book
}

/** Rows that the store made durable: new or revised ones only, as columns. */
export interface AcceptedRows {
  readonly source: string
  readonly sourceKind: SourceKind
  readonly sample: boolean
  readonly receivedAt: Instant
  readonly seq: number
  readonly series: Int32Array | readonly number[]
  readonly time: Float64Array | readonly number[]
  readonly value: Float64Array | readonly number[]
}

/** Puts accepted rows into a book, and gathers what they touched. */
export function putRows(
  book: ReadingBook,
  { factsOf, utcOffsetMinutes }: Pick<BookDeps, 'factsOf' | 'utcOffsetMinutes'>,
  rows: AcceptedRows,
  now: Instant,
  touched: Touched,
): void {
  const { source, sourceKind, sample, receivedAt, seq } = rows
  for (let row = 0; row < rows.series.length; row++) {
    const series = rows.series[row] ?? 0
    const facts = factsOf(series)
    if (!facts) continue
    const time = rows.time[row] ?? 0
    book.put(readingOf(facts, { time, value: rows.value[row] ?? 0, source, sourceKind, sample, receivedAt, seq }))
    const stock = facts.measure.grain === null
    const day = stock ? dayOf(time, utcOffsetMinutes) : time / MS_PER_DAY
    const first = touched.days.get(series)
    if (first === undefined || day < first) touched.days.set(series, day)
    if (stock && time > now) touched.ahead.push({ at: time, series })
  }
}
