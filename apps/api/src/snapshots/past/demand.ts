import { type Day, dayOf, endOfDay, type Instant, type Readings, type UnitKey } from '@ioc/metrics'

/** Days of one measure, first and last included. */
export interface Span {
  readonly from: Day
  readonly to: Day
}

/** What an evaluation asked for and did not find, by measure. */
export interface Needs {
  /** Days whose ends stocks are asked about. */
  readonly stocks: Map<string, Span>
  /** Other moments stocks are asked about. */
  readonly moments: Map<string, Set<Instant>>
  /** Days on which the periods of flows begin. */
  readonly flows: Map<string, Span>
  /** Single series of flows that are asked about further back than the rest of their measure. */
  readonly deep: Map<string, Map<UnitKey, Day>>
}

/** Readings that tell what they lack. */
export interface Demand {
  /** Answers from what is there; what is asked for beyond it is noted. */
  readonly readings: Readings
  /** What was noted since the last call; null where nothing was. */
  missing(): Needs | null
  /** Everything of these is in the book now; `older`: units with a flow that began before those days. */
  arrived(needs: Needs, older: ReadonlyMap<string, ReadonlySet<UnitKey>>): void
}

interface FlowsHeld extends Span {
  readonly older: ReadonlySet<UnitKey>
  readonly deep: ReadonlyMap<UnitKey, Day>
}

export const noNeeds = (): Needs => ({ stocks: new Map(), moments: new Map(), flows: new Map(), deep: new Map() })

/**
 * Watches what an evaluation asks of a book, so that only that is read from the store. What reaches further back
 * than any window (`farBefore`) asks for the last reading there was, which is in the book beside the days that
 * are; but of a unit that was merged (`ended`) it is summed with others, period by period, and needs them all.
 */
export function createDemand(deps: {
  readonly book: Readings
  readonly utcOffsetMinutes: number
  readonly farBefore: (measure: string) => Day
  readonly ended: (unit: UnitKey) => boolean
}): Demand {
  const { book, utcOffsetMinutes, farBefore, ended } = deps
  const stocks = new Map<string, Span>()
  const moments = new Map<string, Set<Instant>>()
  const flows = new Map<string, FlowsHeld>()
  let noted = noNeeds()

  function noteStock(measure: string, at: Instant): void {
    const day = dayOf(at, utcOffsetMinutes)
    const held = stocks.get(measure)
    if (at !== endOfDay(day, utcOffsetMinutes)) {
      if (!moments.get(measure)?.has(at)) setOf(noted.moments, measure).add(at)
    } else if (!held || day < held.from || day > held.to) widen(noted.stocks, measure, { from: day, to: day })
  }

  function noteFlows(measure: string, unit: UnitKey, from: Day, to: Day): void {
    const held = flows.get(measure)
    const last = to - 1
    if (!held) {
      widen(noted.flows, measure, { from: Math.max(from, farBefore(measure)), to: last })
      return
    }
    if (last > held.to) widen(noted.flows, measure, { from: held.from, to: last })
    const first = held.deep.get(unit) ?? held.from
    if (from >= first || !held.older.has(unit)) return
    if (from >= farBefore(measure)) widen(noted.flows, measure, { from, to: held.to })
    else if (ended(unit)) mapOf(noted.deep, measure).set(unit, from)
  }

  return {
    readings: {
      stockAt(measure, unit, at) {
        noteStock(measure, at)
        return book.stockAt(measure, unit, at)
      },
      flowsWithin(measure, unit, from, to) {
        noteFlows(measure, unit, from, to)
        return book.flowsWithin(measure, unit, from, to)
      },
    },
    missing() {
      const needs = noted
      noted = noNeeds()
      return Object.values(needs).some((part: Needs[keyof Needs]) => part.size > 0) ? needs : null
    },
    arrived(needs, older) {
      for (const [measure, span] of needs.stocks) widen(stocks, measure, span)
      for (const [measure, ones] of needs.moments) for (const at of ones) setOf(moments, measure).add(at)
      for (const [measure, span] of needs.flows) {
        const held = flows.get(measure)
        const from = Math.min(span.from, held?.from ?? span.from)
        const before = held && span.from >= held.from ? held.older : (older.get(measure) ?? new Set<UnitKey>())
        flows.set(measure, {
          from,
          to: Math.max(span.to, held?.to ?? span.to),
          older: before,
          deep: held?.deep ?? new Map(),
        })
      }
      for (const [measure, units] of needs.deep) {
        const held = flows.get(measure)
        if (held) flows.set(measure, { ...held, deep: new Map([...held.deep, ...units]) })
      }
    },
  }
}

function widen(spans: Map<string, Span>, measure: string, { from, to }: Span): void {
  const known = spans.get(measure)
  spans.set(measure, known ? { from: Math.min(known.from, from), to: Math.max(known.to, to) } : { from, to })
}

function setOf<T>(sets: Map<string, Set<T>>, key: string): Set<T> {
  let set = sets.get(key)
  if (!set) sets.set(key, (set = new Set()))
  return set
}

function mapOf<K, V>(maps: Map<string, Map<K, V>>, key: string): Map<K, V> {
  let map = maps.get(key)
  if (!map) maps.set(key, (map = new Map()))
  return map
}
