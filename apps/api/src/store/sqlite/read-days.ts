import type { DayValue, StoredReading } from '../store.ts'
import type { Connection } from './connection.ts'
import type { DayRow } from './day-rows.ts'
import type { WithOrigin } from './origins.ts'
import { joinAll, type RollUp } from './roll-up.ts'
import type { SeriesNumbers } from './series.ts'
import { breathe } from '../../breathe.ts'

type Columns = [number, number, number, number, number, number, number, number]

export interface DayReader {
  /** The days of one series within [from, to], ascending, with what is not yet rolled up. */
  daysOf(series: number, from: number, to: number): DayRow[]
  /** The newest day at or before `day` that was first heard of in or before batch `knownSeq`. */
  dayBefore(series: number, day: number, knownSeq: number): DayRow | undefined
  readonly dayValues: (series: readonly number[], from: number, to: number) => Promise<DayValue[]>
  readonly dayReadings: (from: number, to: number) => Promise<StoredReading[]>
}

/** Reads day rows: the table joined with what is gathered in memory. */
export function createDayReader(
  connection: Connection,
  rollUp: Pick<RollUp, 'gathered'>,
  numbers: Pick<SeriesNumbers, 'count'>,
  withOrigin: WithOrigin,
): DayReader {
  const columns = 'series, day, time, value, revision, seq, first_time, first_seq'
  // Hand-prepared: a wall asks these for every series it shows.
  const within = connection
    .prepare<[number, number, number], Columns>(
      `SELECT ${columns} FROM day WHERE series = ? AND day BETWEEN ? AND ? ORDER BY day`,
    )
    .raw()
  const before = connection
    .prepare<[number, number, number], Columns>(
      `SELECT ${columns} FROM day WHERE series = ? AND day <= ? AND first_seq <= ? ORDER BY day DESC LIMIT 1`,
    )
    .raw()

  function daysOf(series: number, from: number, to: number): DayRow[] {
    const stored = within.all(series, from, to).map(toDayRow)
    const gathered = rollUp.gathered(series, from, to)
    if (gathered.length === 0) return stored
    return joinAll([...stored, ...gathered]).sort((a, b) => a.day - b.day)
  }

  function dayBefore(series: number, day: number, knownSeq: number): DayRow | undefined {
    const found = before.get(series, day, knownSeq)
    let newest = found?.[1] ?? Number.NEGATIVE_INFINITY
    for (const row of rollUp.gathered(series, newest, day)) {
      if (row.firstSeq <= knownSeq && row.day > newest) newest = row.day
    }
    return newest === Number.NEGATIVE_INFINITY ? undefined : daysOf(series, newest, newest)[0]
  }

  return {
    daysOf,
    dayBefore,
    async dayValues(series, from, to) {
      const values: DayValue[] = []
      const pause = breathe()
      for (const number of series) {
        for (const { day, time, value } of daysOf(number, from, to - 1)) {
          values.push({ series: number, day, time, value })
        }
        await pause()
      }
      return values
    },
    async dayReadings(from, to) {
      const readings: StoredReading[] = []
      const pause = breathe()
      for (let number = 1; number <= numbers.count(); number++) {
        for (const row of daysOf(number, from, to - 1)) readings.push(withOrigin(row))
        await pause()
      }
      return readings
    },
  }
}

function toDayRow([series, day, time, value, revision, seq, firstTime, firstSeq]: Columns): DayRow {
  return { series, day, time, value, revision, seq, firstTime, firstSeq }
}
