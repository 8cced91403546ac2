import type { Connection } from './connection.ts'

/** A reading as its table holds it. */
export interface RawReading {
  readonly series: number
  readonly time: number
  readonly value: number
  readonly revision: number
  readonly seq: number
}

type Columns = [number, number, number, number, number]

/**
 * Reads the readings table itself, newest revision known at `knownSeq` of each key, newest time first.
 * The table is keyed time-first, so a question about many series is one walk over the time, not one each.
 */
export function createRawReader(connection: Connection) {
  const columns = 'series, time, value, revision, seq'
  const all = connection
    .prepare<[number, number, number], Columns>(
      `SELECT ${columns} FROM reading WHERE time BETWEEN ? AND ? AND seq <= ?
       ORDER BY time DESC, series DESC, revision DESC`,
    )
    .raw()
  const ofOne = connection
    .prepare<[number, number, number, number], Columns>(
      `SELECT ${columns} FROM reading WHERE time BETWEEN ? AND ? AND series = ? AND seq <= ?
       ORDER BY time DESC, series DESC, revision DESC`,
    )
    .raw()

  return function within(series: ReadonlySet<number>, from: number, to: number, knownSeq: number): RawReading[] {
    const [only] = series
    const one = series.size === 1 && only !== undefined
    const rows = one ? ofOne.all(from, to, only, knownSeq) : all.all(from, to, knownSeq)
    const readings: RawReading[] = []
    let previous: Columns | undefined
    for (const row of rows) {
      if (!series.has(row[0])) continue
      const older = previous?.[0] === row[0] && previous[1] === row[1]
      if (!older) readings.push({ series: row[0], time: row[1], value: row[2], revision: row[3], seq: row[4] })
      previous = row
    }
    return readings
  }
}

export type ReadRaw = ReturnType<typeof createRawReader>
