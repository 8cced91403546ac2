import { type FlowValue, type Instant, periodOf, type Readings, type StockValue, type UnitKey } from '@ioc/metrics'
import type { StoredReading } from '../../store/store.ts'
import type { FactsOf } from '../series-facts.ts'

const MS_PER_DAY = 86_400_000

/**
 * Readings fetched for one evaluation, as known after one batch. Each is made once, the way an evaluation looks at it;
 * the book of the live view, which keeps millions for months, packs them instead and makes them at every look.
 */
export interface PastBook extends Readings {
  /** Puts in a reading; where it is there already nothing changes. */
  put(stored: StoredReading): void
}

/** The readings of a series in the order of their times. */
interface Shelf<Value> {
  readonly times: number[]
  readonly values: Value[]
}
interface Shelves<Value> {
  readonly bySeries: Map<number, Shelf<Value>>
  readonly byMeasure: Map<string, Map<UnitKey, Shelf<Value>>>
}

/** An empty book; what the catalogue no longer knows is not taken in. */
export function createPastBook(factsOf: FactsOf): PastBook {
  const stocks = createShelves<StockValue>()
  const flows = createShelves<FlowValue>()

  return {
    put(stored) {
      const { series, time, value, receivedAt, sourceKind, sample } = stored
      const facts = factsOf(series)
      if (!facts) return
      const { grain } = facts.measure
      if (grain === null) {
        place(shelfOf(stocks, series, facts), time, { at: time, value, receivedAt, sourceKind, sample })
        return
      }
      const { start, end } = periodOf(grain, (time / MS_PER_DAY) | 0)
      place(shelfOf(flows, series, facts), start, { start, end, value, receivedAt, sourceKind, sample })
    },
    stockAt(measure, unit, asOf) {
      const shelf = stocks.byMeasure.get(measure)?.get(unit)
      return shelf?.values[firstAfter(shelf.times, asOf) - 1]
    },
    flowsWithin(measure, unit, from, to) {
      const shelf = flows.byMeasure.get(measure)?.get(unit)
      if (!shelf) return NONE
      const { times, values } = shelf
      const first = firstAfter(times, from - 1)
      let after = firstAfter(times, to - 1)
      // Of one grain: what begins later ends later.
      while (after > first && (values[after - 1]?.end ?? to) > to) after--
      return values.slice(first, after)
    },
  }
}

const NONE: readonly FlowValue[] = []

const createShelves = <Value>(): Shelves<Value> => ({ bySeries: new Map(), byMeasure: new Map() })

function shelfOf<Value>(
  { bySeries, byMeasure }: Shelves<Value>,
  series: number,
  { measure, key }: NonNullable<ReturnType<FactsOf>>,
): Shelf<Value> {
  const known = bySeries.get(series)
  if (known) return known
  const shelf: Shelf<Value> = { times: [], values: [] }
  bySeries.set(series, shelf)
  const units = byMeasure.get(measure.id)
  if (units) units.set(key, shelf)
  else byMeasure.set(measure.id, new Map([[key, shelf]]))
  return shelf
}

function place<Value>({ times, values }: Shelf<Value>, time: number, value: Value): void {
  const next = firstAfter(times, time)
  if (times[next - 1] === time) return
  if (next === times.length) {
    times.push(time)
    values.push(value)
  } else {
    times.splice(next, 0, time)
    values.splice(next, 0, value)
  }
}

/** The first place whose time is later. */
function firstAfter(times: readonly number[], time: Instant): number {
  let low = 0
  let high = times.length
  // Mostly put in, and asked about, at the end.
  if (high > 0 && (times[high - 1] ?? time) <= time) return high
  while (low < high) {
    const middle = (low + high) >>> 1
    if ((times[middle] ?? time) <= time) low = middle + 1
    else high = middle
  }
  return low
}
