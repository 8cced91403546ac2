import {
  type Catalogue,
  type Day,
  dayOf,
  endOfDay,
  type Instant,
  joinReadings,
  startOfDay,
  type UnitKey,
  type UnitTree,
  type View,
} from '@ioc/metrics'
import { breathe } from '../../breathe.ts'
import type { StoredReading, StoreReads } from '../../store/store.ts'
import { LONGEST } from '../horizon.ts'
import { loadTally } from '../live-tally.ts'
import { createSeriesFacts, type FactsOf } from '../series-facts.ts'
import { createDemand, type Demand, type Needs, noNeeds, type Span } from './demand.ts'
import type { Lookback } from './lookback.ts'
import { createPastBook, type PastBook } from './past-book.ts'

const MS_PER_DAY = 86_400_000
/** A window that ends with what was due may end this long before the instant. */
const LAG = 62

export interface PastDeps {
  readonly catalogue: Catalogue
  readonly tree: UnitTree
  readonly lookback: Lookback
  /** Days before an instant after which nothing but a last reading, or the sum of all, is asked about. */
  readonly horizon: number
}

export interface PastQuestion {
  /** Codes of the units whose cells are asked for. */
  readonly units: ReadonlySet<string>
  /** Those sure to be asked about. */
  readonly measures: ReadonlySet<string>
  readonly asOf: Instant
  readonly knownAt: Instant
  readonly knownSeq: number
  /** The first day asked about. */
  readonly from: Day
  readonly signal?: AbortSignal | undefined
}

/**
 * Evaluates as of an instant, as was known after one batch, on nothing but the readings that takes. What the first
 * guess lacks the evaluation tells; it is fetched and evaluated again, until nothing was lacking.
 */
export async function evaluatePast<T>(
  deps: PastDeps,
  reads: StoreReads,
  question: PastQuestion,
  evaluate: (view: View) => T,
): Promise<T> {
  const { catalogue, tree, lookback, horizon } = deps
  const { asOf, knownAt, knownSeq, from, signal } = question
  const { utcOffsetMinutes } = catalogue
  const factsOf = createSeriesFacts(reads, catalogue, tree)
  const book = createPastBook(factsOf)
  const back = (measure: string) => from - (lookback.get(measure) ?? 0)
  const demand = createDemand({
    book,
    utcOffsetMinutes,
    farBefore: (measure) => back(measure) - LAG,
    ended: (unit) => (tree.byKey(unit)?.successors.length ?? 0) > 0,
  })
  const series = seriesAskedAbout(deps, reads, factsOf, question)
  const fetch = createFetcher({ reads, factsOf, book, demand, series, knownSeq, utcOffsetMinutes })
  const today = dayOf(asOf, utcOffsetMinutes)
  const days = { since: from - horizon, before: (today + 1) * MS_PER_DAY }
  const { book: counted } = await loadTally({ store: reads, catalogue, factsOf }, today, knownSeq, days)
  const readings = joinReadings(counted, demand.readings)
  for (let needs: Needs | null = guess(question.measures, catalogue, back, asOf); ; ) {
    await fetch(needs)
    signal?.throwIfAborted()
    const result = evaluate({ readings, asOf, knownAt })
    needs = demand.missing()
    if (!needs) return result
  }
}

/** Series that can bear on the units, by measure and unit; of them those are read that are asked about. */
function seriesAskedAbout({ tree }: PastDeps, reads: StoreReads, factsOf: FactsOf, asked: PastQuestion): SeriesAsked {
  const found = new Map<string, Map<UnitKey, number>>()
  for (const { series } of reads.allSeries()) {
    const facts = factsOf(series)
    if (!facts || !tree.touchedBy(facts.unit).some(({ code }) => asked.units.has(code))) continue
    const ofMeasure = found.get(facts.measure.id)
    if (ofMeasure) ofMeasure.set(facts.key, series)
    else found.set(facts.measure.id, new Map([[facts.key, series]]))
  }
  return found
}
type SeriesAsked = ReadonlyMap<string, ReadonlyMap<UnitKey, number>>

/** Flows and ends of days as far as they are usually asked about, and stocks as of the instant itself. */
function guess(ids: Iterable<string>, catalogue: Catalogue, back: (measure: string) => Day, asOf: Instant): Needs {
  const needs = noNeeds()
  const today = dayOf(asOf, catalogue.utcOffsetMinutes)
  const wholeDay = asOf === endOfDay(today, catalogue.utcOffsetMinutes)
  for (const id of ids) {
    const grain = catalogue.measures.get(id)?.grain ?? null
    const span = { from: back(id), to: today }
    // The period that runs is asked about too, with the window it lies in.
    if (grain !== null) needs.flows.set(id, { ...span, to: today + 2 * LONGEST[grain] })
    else if (wholeDay) needs.stocks.set(id, span)
    else {
      needs.stocks.set(id, { ...span, to: today - 1 })
      needs.moments.set(id, new Set([asOf]))
    }
  }
  return needs
}

interface Fetching {
  readonly reads: StoreReads
  readonly factsOf: FactsOf
  readonly book: PastBook
  readonly demand: Demand
  readonly series: SeriesAsked
  readonly knownSeq: number
  readonly utcOffsetMinutes: number
}

/** Brings what is needed from the store into the book, in as few questions as there are spans. */
function createFetcher({ reads, factsOf, book, demand, series, knownSeq, utcOffsetMinutes }: Fetching) {
  const numbersOf = (measure: string) => [...(series.get(measure)?.values() ?? [])]
  const pause = breathe()

  async function put(readings: readonly StoredReading[]): Promise<void> {
    for (const stored of readings) book.put(stored)
    await pause()
  }

  async function putAll(slices: AsyncIterable<readonly StoredReading[]>): Promise<void> {
    for await (const slice of slices) await put(slice)
  }

  async function fetchStocks({ stocks, moments }: Needs): Promise<void> {
    for (const { span, numbers } of groupedBySpan(stocks, numbersOf)) {
      await put(await reads.lastBefore(numbers, startOfDay(span.from, utcOffsetMinutes) - 1, knownSeq))
      await putAll(reads.lastOfDays({ series: numbers, from: span.from, to: span.to + 1, knownSeq }))
    }
    const at = Map.groupBy(
      [...moments].flatMap(([measure, instants]) => [...instants].map((instant) => ({ measure, instant }))),
      ({ instant }) => instant,
    )
    for (const [instant, ones] of at) {
      const numbers = ones.flatMap(({ measure }) => numbersOf(measure))
      await put(await reads.lastBefore(numbers, instant, knownSeq))
    }
  }

  async function fetchFlows({ flows, deep }: Needs): Promise<Map<string, Set<UnitKey>>> {
    const older = new Map<string, Set<UnitKey>>()
    for (const { span, numbers } of groupedBySpan(flows, numbersOf)) {
      const before = await reads.lastBefore(numbers, span.from * MS_PER_DAY - 1, knownSeq)
      for (const { series: number } of before) {
        const facts = factsOf(number)
        const units = facts && (older.get(facts.measure.id) ?? new Set())
        if (facts && units) older.set(facts.measure.id, units.add(facts.key))
      }
      await put(before)
      const [from, to] = [span.from * MS_PER_DAY, (span.to + 1) * MS_PER_DAY]
      await putAll(reads.readingsFor({ series: numbers, from, to, knownSeq }))
    }
    for (const [measure, units] of deep) {
      for (const [unit, from] of units) {
        const number = series.get(measure)?.get(unit)
        const to = Number.MAX_SAFE_INTEGER
        if (number !== undefined)
          await putAll(reads.readingsFor({ series: [number], from: from * MS_PER_DAY, to, knownSeq }))
      }
    }
    return older
  }

  return async function fetch(needs: Needs): Promise<void> {
    await fetchStocks(needs)
    demand.arrived(needs, await fetchFlows(needs))
  }
}

/** Measures that are asked about over the same days, as one question. */
function groupedBySpan(spans: ReadonlyMap<string, Span>, numbersOf: (measure: string) => readonly number[]) {
  const groups = Map.groupBy(spans, ([, { from, to }]) => `${from} ${to}`)
  return [...groups.values()].flatMap((ones) => {
    const span = ones[0]?.[1]
    return span ? [{ span, numbers: ones.flatMap(([measure]) => numbersOf(measure)) }] : []
  })
}
