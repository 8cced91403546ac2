import type { StorePlace, StoreReader, StoreReads } from '../store.ts'
import { openReader } from './connection.ts'
import { createOrigins } from './origins.ts'
import { createDayEndsReader } from './read-day-ends.ts'
import { createDayReader } from './read-days.ts'
import { createEntryReader } from './read-entries.ts'
import { createLastReader } from './read-last.ts'
import { createRawReader } from './read-raw.ts'
import { createReadingsReader } from './read-readings.ts'
import { createSeriesNumbers } from './series.ts'
import { tailDays } from './tail-days.ts'

/** Pages held: a question about the past reads each of its pages once. */
const CACHE_KIB = 8_192

/**
 * Reads the file through a connection of its own. What the roll-ups lack is in the tail, which is read with
 * them on one view of the file: together they are what was committed, no more and no less.
 */
export function openSqliteReader({ path, utcOffsetMinutes }: StorePlace): StoreReader {
  const utcOffsetMs = utcOffsetMinutes * 60_000
  const connection = openReader(path)
  connection.pragma(`cache_size = -${CACHE_KIB}`)
  const numbers = createSeriesNumbers(connection)
  const newestBatch = connection.prepare<[], number | null>('SELECT max(seq) FROM batch').pluck()
  const withOrigin = createOrigins(connection)
  const raw = createRawReader(connection)
  let moment = { gathered: tailDays(connection, utcOffsetMs), lastSeq: 0 }
  const days = createDayReader(
    connection,
    { gathered: (series, from, to) => moment.gathered.daysOf(series, from, to) },
    numbers,
    withOrigin,
  )
  const lastSeq = () => moment.lastSeq
  const readingsFor = createReadingsReader({ days, raw, withOrigin, utcOffsetMs })
  const lastBefore = createLastReader({ days, raw, withOrigin, utcOffsetMs })
  const lastOfDays = createDayEndsReader({ days, raw, withOrigin, utcOffsetMs })
  const { daySums, entriesFrom, deliveries } = createEntryReader(connection, utcOffsetMs, lastSeq)
  const reads: StoreReads = {
    allSeries: numbers.all,
    describeSeries: numbers.describe,
    lastSeq,
    readingsFor: ({ knownSeq = moment.lastSeq, ...query }) => readingsFor({ ...query, knownSeq }),
    lastBefore: (series, at, knownSeq = moment.lastSeq) => lastBefore(series, at, knownSeq),
    lastOfDays: ({ knownSeq = moment.lastSeq, ...query }) => lastOfDays({ ...query, knownSeq }),
    records: { daySums, entriesFrom, deliveries },
  }

  return {
    async atOneMoment(work) {
      connection.exec('BEGIN')
      try {
        numbers.load()
        moment = { gathered: tailDays(connection, utcOffsetMs), lastSeq: newestBatch.get() ?? 0 }
        return await work(reads)
      } finally {
        connection.exec('ROLLBACK')
      }
    },
    close: () => connection.close(),
  }
}
