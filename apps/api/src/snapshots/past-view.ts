import { createReadingBook, dayOf, type Instant, joinReadings, startOfDay, type View } from '@ioc/metrics'
import type { Store } from '../store/store.ts'
import { loadTally, type TallyDeps } from './live-tally.ts'
import { readingOf } from './series-facts.ts'

const MS_PER_DAY = 86_400_000

export interface PastDeps extends TallyDeps {
  readonly store: Store
  readonly utcOffsetMinutes: number
  readonly horizon: number
}

export interface PastQuestion {
  /** Codes of the units whose cells are asked for. */
  readonly units: ReadonlySet<string>
  readonly asOf: Instant
  readonly knownAt: Instant
  readonly knownSeq: number
  /** The first day asked about; the day of `asOf` unless it is a series. */
  readonly from?: number
}

/** The readings behind some units' cells as of an instant, as they were known after one batch: from the store. */
export async function openPastView(deps: PastDeps, question: PastQuestion): Promise<View> {
  const { store, factsOf, tree, utcOffsetMinutes, horizon } = deps
  const { units, asOf, knownAt, knownSeq } = question
  const book = createReadingBook({ utcOffsetMinutes, upToSeq: knownSeq })
  const series = store.allSeries().flatMap(({ series: number }) => {
    const facts = factsOf(number)
    return facts && tree.touchedBy(facts.unit).some(({ code }) => units.has(code)) ? [number] : []
  })
  const first = (question.from ?? dayOf(asOf, utcOffsetMinutes)) - horizon
  const from = startOfDay(first, utcOffsetMinutes)
  const held = await store.lastBefore(series, from, knownSeq)
  const within = await store.readingsFor({ series, from, to: asOf + 2 * MS_PER_DAY, knownSeq })
  for (const stored of [...held, ...within]) {
    const facts = factsOf(stored.series)
    if (facts) book.put(readingOf(facts, stored))
  }
  const { book: counted } = await loadTally(deps, dayOf(asOf, utcOffsetMinutes), knownSeq)
  return { readings: joinReadings(counted, book), asOf, knownAt }
}
