import type { StoredReading } from '../store.ts'
import { breathe } from '../../breathe.ts'
import { type DayRow, dayOfTime, startOfDay } from './day-rows.ts'
import type { LatestRows } from './latest-rows.ts'
import type { WithOrigin } from './origins.ts'
import type { DayReader } from './read-days.ts'
import type { RawReading, RawReader } from './read-raw.ts'

interface Reads {
  /** Absent where it is not held in memory: then the day rows say all. */
  readonly latest?: LatestRows
  readonly days: DayReader
  readonly raw: RawReader
  readonly withOrigin: WithOrigin
  readonly utcOffsetMs: number
}

/**
 * The last reading of each series at or before an instant. Usually `latest` knows; else the day rows say
 * on which day to look, and only where a day holds something later or newer than was asked for, the
 * readings of that day are walked, once for all series that need it.
 */
export function createLastReader({ latest, days, raw, withOrigin, utcOffsetMs }: Reads) {
  /** The answer if a day row has it; else the day row whose readings must be walked. */
  function look(newest: DayRow, at: number, knownSeq: number): RawReading | { walk: DayRow } | undefined {
    for (let row: DayRow | undefined = newest; row; row = dayBefore(row.series, row.day - 1, knownSeq)) {
      if (row.time <= at && row.seq <= knownSeq) return row
      // Nothing of the day is later than its last reading: what was known of that one is the answer.
      const earlier = row.time <= at ? raw.known(row.series, row.time, knownSeq) : undefined
      if (earlier) return earlier
      if (row.firstTime <= at) return { walk: row }
    }
    return undefined
  }

  function dayBefore(series: number, day: number, knownSeq: number): DayRow | undefined {
    for (const rows of days.before([series], day, knownSeq)) return rows[0]
    return undefined
  }

  return async function lastBefore(series: readonly number[], at: number, knownSeq: number): Promise<StoredReading[]> {
    const found = new Map<number, RawReading>()
    const asked = new Set(series)
    const pause = breathe()
    // Per day, newest first: the series that are to be looked for on it.
    const walks = new Map<number, Set<number>>()
    const seek = (row: DayRow | undefined) => {
      const next = row && look(row, at, knownSeq)
      if (!next) return
      if (!('walk' in next)) found.set(next.series, next)
      else if (walks.get(next.walk.day)?.add(next.walk.series) === undefined)
        walks.set(next.walk.day, new Set([next.walk.series]))
    }

    const sought: number[] = []
    for (const number of asked) {
      const newest = latest?.get(number)
      if (newest && newest.time <= at && newest.seq <= knownSeq) found.set(number, { series: number, ...newest })
      else if (newest || !latest) sought.push(number)
    }
    for (const rows of days.before(sought, dayOfTime(at, utcOffsetMs), knownSeq)) {
      for (const row of rows) seek(row)
      await pause()
    }
    while (walks.size > 0) {
      const day = Math.max(...walks.keys())
      const wanted = walks.get(day) ?? new Set()
      walks.delete(day)
      const start = startOfDay(day, utcOffsetMs)
      const end = Math.min(at, startOfDay(day + 1, utcOffsetMs) - 1)
      for (const reading of raw.lastWithin({ series: wanted, from: start, to: end, knownSeq })) {
        wanted.delete(reading.series)
        found.set(reading.series, reading)
      }
      for (const number of wanted) seek(dayBefore(number, day - 1, knownSeq))
      await pause()
    }
    return [...asked].flatMap((number) => {
      const reading = found.get(number)
      return reading ? [withOrigin(reading)] : []
    })
  }
}
