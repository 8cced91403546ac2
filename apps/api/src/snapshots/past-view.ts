import { createReadingBook, dayOf, type Instant, joinReadings, startOfDay, type View } from '@ioc/metrics'
import { breathe } from '../breathe.ts'
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
  /** Only what readings of these measures tell; all unless given. */
  readonly measures?: ReadonlySet<string>
}

/** The readings behind some units' cells as of an instant, as they were known after one batch: from the store. */
export async function openPastView(deps: PastDeps, question: PastQuestion): Promise<View> {
  const { store, factsOf, tree, utcOffsetMinutes, horizon } = deps
  const { units, measures, asOf, knownAt, knownSeq } = question
  const book = createReadingBook({ utcOffsetMinutes, upToSeq: knownSeq })
  const series = store.allSeries().flatMap(({ series: number }) => {
    const facts = factsOf(number)
    if (!facts || measures?.has(facts.measure.id) === false) return []
    return tree.touchedBy(facts.unit).some(({ code }) => units.has(code)) ? [number] : []
  })
  const first = (question.from ?? dayOf(asOf, utcOffsetMinutes)) - horizon
  const from = startOfDay(first, utcOffsetMinutes)
  // What the store does last counts as held already.
  const pause = breathe()
  const held = await store.lastBefore(series, from, knownSeq)
  const within = await store.readingsFor({ series, from, to: asOf + 2 * MS_PER_DAY, knownSeq })
  for (const readings of [held, within]) {
    for (const stored of readings) {
      const facts = factsOf(stored.series)
      if (facts) book.put(readingOf(facts, stored))
      const rest = pause()
      if (rest) await rest
    }
  }
  const { book: counted } = await loadTally(deps, dayOf(asOf, utcOffsetMinutes), knownSeq)
  return { readings: joinReadings(counted, book), asOf, knownAt }
}
