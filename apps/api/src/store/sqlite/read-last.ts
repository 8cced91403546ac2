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
  /** The answer if memory or a day row has it; else the day whose readings must be walked. */
  function look(series: number, day: number, at: number, knownSeq: number): RawReading | { walk: DayRow } | undefined {
    for (let upTo = day; ; ) {
      const row = days.dayBefore(series, upTo, knownSeq)
      if (!row) return undefined
      if (row.time <= at && row.seq <= knownSeq) return row
      // Nothing of the day is later than its last reading: what was known of that one is the answer.
      const earlier = row.time <= at ? raw.known(series, row.time, knownSeq) : undefined
      if (earlier) return earlier
      if (row.firstTime <= at) return { walk: row }
      upTo = row.day - 1
    }
  }

  return async function lastBefore(series: readonly number[], at: number, knownSeq: number): Promise<StoredReading[]> {
    const found = new Map<number, RawReading>()
    const asked = new Set(series)
    const pause = breathe()
    // Per day, newest first: the series that are to be looked for on it.
    const walks = new Map<number, Set<number>>()
    const seek = (number: number, day: number) => {
      const next = look(number, day, at, knownSeq)
      if (!next) return
      if (!('walk' in next)) found.set(number, next)
      else if (walks.get(next.walk.day)?.add(number) === undefined) walks.set(next.walk.day, new Set([number]))
    }

    for (const number of asked) {
      const newest = latest?.get(number)
      if (latest && !newest) continue
      if (newest && newest.time <= at && newest.seq <= knownSeq) found.set(number, { series: number, ...newest })
      else seek(number, dayOfTime(at, utcOffsetMs))
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
      for (const number of wanted) seek(number, day - 1)
      await pause()
    }
    return [...asked].flatMap((number) => {
      const reading = found.get(number)
      return reading ? [withOrigin(reading)] : []
    })
  }
}
