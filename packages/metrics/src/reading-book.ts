import { type Day, type Instant, startOfDay } from './period.ts'
import type { FlowValue, Reading, Readings, StockValue } from './reading.ts'
import { createSeriesTable, type SeriesTable } from './series-table.ts'
import type { UnitKey } from './unit.ts'

/** Readings in memory: the newest revision of each, whatever order they came in. */
export interface ReadingBook extends Readings {
  /** True when what is known changed; false for one already there, superseded, or past `upToSeq`. */
  put(reading: Reading): boolean
  /**
   * Drops what is older than a day, keeping of each series the last reading before it: a stock is still
   * carried from there, and silence still has a date.
   */
  forget(before: Day): void
  /** How many readings are held. */
  readonly size: number
}

/**
 * An empty book. `upToSeq`: only what was accepted by then exists for it, which is how an earlier
 * answer is given again.
 */
export function createReadingBook(options: {
  readonly utcOffsetMinutes: number
  readonly upToSeq?: number
}): ReadingBook {
  const { utcOffsetMinutes, upToSeq = Number.POSITIVE_INFINITY } = options
  const stocks = new Map<string, Map<UnitKey, SeriesTable>>()
  const flows = new Map<string, Map<UnitKey, SeriesTable>>()

  const seriesOf = (store: typeof stocks, reading: Reading) => {
    let units = store.get(reading.measure)
    if (!units) store.set(reading.measure, (units = new Map()))
    let table = units.get(reading.unit)
    if (!table) units.set(reading.unit, (table = createSeriesTable()))
    return table
  }
  const tables = (store: typeof stocks) => [...store.values()].flatMap((units) => [...units.values()])

  return {
    put(reading) {
      if (reading.seq > upToSeq) return false
      const { when } = reading
      if ('at' in when) return seriesOf(stocks, reading).put(when.at, when.at, reading)
      return seriesOf(flows, reading).put(when.start, when.end, reading)
    },
    forget(before) {
      const instant: Instant = startOfDay(before, utcOffsetMinutes)
      for (const table of tables(stocks)) table.dropBefore(instant)
      for (const table of tables(flows)) table.dropBefore(before)
    },
    get size() {
      return [...tables(stocks), ...tables(flows)].reduce((sum, table) => sum + table.size(), 0)
    },
    stockAt(measure, unit, asOf): StockValue | undefined {
      const table = stocks.get(measure)?.get(unit)
      const row = table ? table.firstAfter(asOf) - 1 : -1
      return table && row >= 0 ? table.stock(row) : undefined
    },
    flowsWithin(measure, unit, from, to): readonly FlowValue[] {
      const table = flows.get(measure)?.get(unit)
      const found: FlowValue[] = []
      if (!table) return found
      for (let row = table.firstAfter(from - 1); row < table.size() && table.start(row) < to; row++) {
        if (table.end(row) <= to) found.push(table.flow(row))
      }
      return found
    },
  }
}
