import type { Connection } from './connection.ts'
import type { DayRows } from './day-rows.ts'
import type { LatestRows } from './latest-rows.ts'

/** Rows per statement: as with readings, one call for many halves the cost. */
const CHUNK = 50

const LATER = '(excluded.time, excluded.revision) > (time, revision)'
const DAY_UPSERT = `ON CONFLICT DO UPDATE SET
  value = CASE WHEN ${LATER} THEN excluded.value ELSE value END,
  seq = CASE WHEN ${LATER} THEN excluded.seq ELSE seq END,
  revision = CASE WHEN ${LATER} THEN excluded.revision ELSE revision END,
  time = max(time, excluded.time),
  first_time = min(first_time, excluded.first_time),
  first_seq = min(first_seq, excluded.first_seq)`
const LATEST_UPSERT = `ON CONFLICT DO UPDATE SET
  time = excluded.time, value = excluded.value, revision = excluded.revision, seq = excluded.seq
  WHERE ${LATER}`

/** The statements of a roll-up, prepared by hand because they run for every day row. */
export function createRollUpStatements(connection: Connection) {
  const days = createMultiInsert(
    connection,
    'INSERT INTO day (series, day, time, value, revision, seq, first_time, first_seq)',
    8,
    DAY_UPSERT,
  )
  const newest = createMultiInsert(
    connection,
    'INSERT INTO latest (series, time, value, revision, seq)',
    5,
    LATEST_UPSERT,
  )
  const cut = connection.prepare('DELETE FROM tail WHERE seq <= ?')

  return {
    putDays(rows: DayRows, entries: Int32Array): void {
      days.reset()
      for (const entry of entries) {
        const row = rows.row(entry)
        days.put(row.series, row.day, row.time, row.value, row.revision, row.seq, row.firstTime, row.firstSeq)
      }
      days.flush()
    },
    putLatest(latest: LatestRows, series: Int32Array): void {
      newest.reset()
      for (const number of series) {
        const row = latest.get(number)
        if (row) newest.put(number, row.time, row.value, row.revision, row.seq)
      }
      newest.flush()
    },
    cutTail(upTo: number): void {
      cut.run(upTo)
    },
  }
}

/** An insert of any number of rows, `CHUNK` at a time. */
export function createMultiInsert(connection: Connection, insert: string, columns: number, conflict: string) {
  const tuple = `(${Array.from({ length: columns }, () => '?').join(', ')})`
  const many = connection.prepare(
    `${insert} VALUES ${Array.from({ length: CHUNK }, () => tuple).join(', ')} ${conflict}`,
  )
  const one = connection.prepare(`${insert} VALUES ${tuple} ${conflict}`)
  let waiting: number[] = []

  return {
    /** Takes one row; every `CHUNK` rows are written. */
    put(...row: number[]): void {
      for (const value of row) waiting.push(value)
      if (waiting.length < CHUNK * columns) return
      many.run(waiting)
      waiting = []
    },
    /** Writes what is still waiting; without it those rows are lost. */
    flush(): void {
      for (let at = 0; at < waiting.length; at += columns) one.run(waiting.slice(at, at + columns))
      waiting = []
    },
    /** Forgets rows left over from a transaction that failed. */
    reset(): void {
      waiting = []
    },
  }
}
