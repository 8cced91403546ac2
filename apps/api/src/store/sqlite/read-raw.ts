import type { Connection } from './connection.ts'

/** A reading as its table holds it. */
export interface RawReading {
  readonly series: number
  readonly time: number
  readonly value: number
  readonly revision: number
  readonly seq: number
}

/** From `from` to `to`, both included. */
interface Walk {
  readonly series: ReadonlySet<number>
  readonly from: number
  readonly to: number
  readonly knownSeq: number
}

type Columns = [number, number, number, number, number]

/**
 * Reads the readings table itself: of each key the newest revision known at `knownSeq`.
 * The table is keyed time-first, so a question about many series is one walk over the time, not one each.
 */
export function createRawReader(connection: Connection) {
  const columns = 'series, time, value, revision, seq'
  // Series not asked for are passed over in the database: a day has a hundred times more rows than a few series have.
  const ofSome = connection
    .prepare<[number, number, string, number], Columns>(
      `SELECT ${columns} FROM reading
       WHERE time BETWEEN ? AND ? AND series IN (SELECT value FROM json_each(?)) AND seq <= ?
       ORDER BY time DESC, series DESC, revision DESC`,
    )
    .raw()

  const ofKey = connection
    .prepare<[number, number, number], Columns>(
      `SELECT ${columns} FROM reading WHERE time = ? AND series = ? AND seq <= ? ORDER BY revision DESC LIMIT 1`,
    )
    .raw()

  /** Newest time first; of each key the newest revision known. Stops when `take` returns false. */
  function walk({ series, from, to, knownSeq }: Walk, take: (reading: RawReading) => boolean): void {
    let previous: Columns | undefined
    for (const row of ofSome.iterate(from, to, JSON.stringify([...series]), knownSeq)) {
      const older = previous?.[0] === row[0] && previous[1] === row[1]
      previous = row
      if (older) continue
      if (!take(toReading(row))) break
    }
  }

  return {
    /** The newest revision known of one key. */
    known(series: number, time: number, knownSeq: number): RawReading | undefined {
      const row = ofKey.get(time, series, knownSeq)
      return row && toReading(row)
    },
    /** Every reading of these series in the time. */
    within(query: Walk): RawReading[] {
      const readings: RawReading[] = []
      walk(query, (reading) => readings.push(reading) > 0)
      return readings
    },
    /** The last reading of each of these series in the time; the walk ends with the last one found. */
    lastWithin(query: Walk): RawReading[] {
      const missing = new Set(query.series)
      const readings: RawReading[] = []
      walk(query, (reading) => {
        if (missing.delete(reading.series)) readings.push(reading)
        return missing.size > 0
      })
      return readings
    },
  }
}

function toReading([series, time, value, revision, seq]: Columns): RawReading {
  return { series, time, value, revision, seq }
}

export type RawReader = ReturnType<typeof createRawReader>
