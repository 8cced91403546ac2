import type { DayValue, StoredReading } from '../store.ts'
import type { Connection } from './connection.ts'
import type { DayRow } from './day-rows.ts'
import type { WithOrigin } from './origins.ts'
import { joinAll, type RollUp } from './roll-up.ts'
import type { SeriesNumbers } from './series.ts'
import { breathe } from '../../breathe.ts'

export interface DayReader {
  /**
   * The days of some series within [from, to], with what is not yet rolled up: series after series, days ascending,
   * a few thousand at a time.
   */
  slices(series: Iterable<number>, from: number, to: number): Iterable<DayRow[]>
  /** Of each series the newest day at or before `day` that was first heard of in or before batch `knownSeq`. */
  before(series: Iterable<number>, day: number, knownSeq: number): Iterable<DayRow[]>
  readonly dayValues: (series: readonly number[], from: number, to: number) => Promise<DayValue[]>
  readonly dayReadings: (from: number, to: number) => Promise<StoredReading[]>
}

/** Rows read by one statement: a few milliseconds. */
const SLICE = 4_096
/** Series asked for one day each by one statement. */
const SERIES = 256

/** Reads day rows: the table joined with what is gathered in memory. */
export function createDayReader(
  connection: Connection,
  rollUp: Pick<RollUp, 'gathered'>,
  numbers: Pick<SeriesNumbers, 'count'>,
  withOrigin: WithOrigin,
): DayReader {
  const columns =
    'd.series, d.day, d.time, d.value, d.revision, d.seq, d.first_time AS firstTime, d.first_seq AS firstSeq'
  // Hand-prepared: a question about the past reads tens of thousands of rows, and a statement for each of thousands of
  // series would cost more than the rows. The series lead, so that rows come as the key has them; to have them sorted
  // once more would cost a third.
  const within = connection.prepare<[string, number, number], DayRow>(
    `SELECT ${columns} FROM json_each(?) AS asked CROSS JOIN day AS d ON d.series = asked.value
       WHERE d.day BETWEEN ? AND ?`,
  )
  const newest = connection.prepare<[string, number, number], DayRow>(
    `SELECT ${columns} FROM json_each(?) AS asked CROSS JOIN day AS d ON d.series = asked.value AND d.day = (
         SELECT day FROM day WHERE series = asked.value AND day <= ? AND first_seq <= ? ORDER BY day DESC LIMIT 1)`,
  )

  /** Both are read in one turn, as a roll-up may move rows from the one to the other in the next. */
  function daysOf(series: readonly number[], from: number, to: number): DayRow[] {
    const stored = within.all(JSON.stringify(series), from, to)
    const gathered = series.flatMap((number) => rollUp.gathered(number, from, to))
    if (gathered.length === 0) return stored
    const perSeries = Map.groupBy([...stored, ...gathered], (row) => row.series)
    return series.flatMap((number) => joinAll(perSeries.get(number) ?? []).sort((a, b) => a.day - b.day))
  }

  function newestOf(series: readonly number[], day: number, knownSeq: number): DayRow[] {
    const stored = newest.all(JSON.stringify(series), day, knownSeq)
    const found = new Map(stored.map((row) => [row.series, row]))
    for (const number of series) {
      const known = found.get(number)
      let last = known?.day ?? Number.NEGATIVE_INFINITY
      const gathered = rollUp.gathered(number, last, day)
      for (const row of gathered) if (row.firstSeq <= knownSeq && row.day > last) last = row.day
      const joined = gathered.some((row) => row.day === last) ? daysOf([number], last, last)[0] : known
      if (joined) found.set(number, joined)
    }
    return [...found.values()]
  }

  function* slices(series: Iterable<number>, from: number, to: number) {
    const size = Math.max(1, Math.floor(SLICE / Math.max(1, to - from + 1)))
    for (const some of chunks(series, size)) yield daysOf(some, from, to)
  }

  return {
    slices,
    *before(series, day, knownSeq) {
      for (const some of chunks(series, SERIES)) yield newestOf(some, day, knownSeq)
    },
    async dayValues(series, from, to) {
      const values: DayValue[] = []
      const pause = breathe()
      for (const rows of slices(series, from, to - 1)) {
        for (const { series: number, day, time, value } of rows) values.push({ series: number, day, time, value })
        await pause()
      }
      return values
    },
    async dayReadings(from, to) {
      const readings: StoredReading[] = []
      const pause = breathe()
      const all = Array.from({ length: numbers.count() }, (_, index) => index + 1)
      for (const rows of slices(all, from, to - 1)) {
        for (const row of rows) readings.push(withOrigin(row))
        await pause()
      }
      return readings
    },
  }
}

function* chunks(all: Iterable<number>, size: number): Generator<number[]> {
  let some: number[] = []
  for (const one of all) {
    if (some.push(one) < size) continue
    yield some
    some = []
  }
  if (some.length > 0) yield some
}
