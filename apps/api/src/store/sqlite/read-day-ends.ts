import { breathe } from '../../breathe.ts'
import type { DaysQuery, StoredReading } from '../store.ts'
import { startOfDay } from './day-rows.ts'
import type { WithOrigin } from './origins.ts'
import type { DayReader } from './read-days.ts'
import type { RawReader } from './read-raw.ts'

interface Reads {
  readonly days: DayReader
  readonly raw: RawReader
  readonly withOrigin: WithOrigin
  readonly utcOffsetMs: number
}

/**
 * The last reading of each day of some series. A day row is the answer unless a batch after `knownSeq` made it
 * what it is. If that was a correction, its key has the reading known before; only where a later moment of the
 * day was told of late is the day walked, once for all series that need it.
 */
export function createDayEndsReader({ days, raw, withOrigin, utcOffsetMs }: Reads) {
  return async function* lastOfDays(query: DaysQuery & { readonly knownSeq: number }): AsyncGenerator<StoredReading[]> {
    const { from, to, knownSeq } = query
    const walks = new Map<number, Set<number>>()
    const pause = breathe()
    for (const rows of days.slices(new Set(query.series), from, to - 1)) {
      const found: StoredReading[] = []
      for (const row of rows) {
        if (row.firstSeq > knownSeq) continue
        const known = row.seq <= knownSeq ? row : raw.known(row.series, row.time, knownSeq)
        if (known) found.push(withOrigin(known))
        else if (walks.get(row.day)?.add(row.series) === undefined) walks.set(row.day, new Set([row.series]))
      }
      yield found
      await pause()
    }
    for (const [day, wanted] of walks) {
      const [start, end] = [startOfDay(day, utcOffsetMs), startOfDay(day + 1, utcOffsetMs) - 1]
      yield raw.lastWithin({ series: wanted, from: start, to: end, knownSeq }).map(withOrigin)
      await pause()
    }
  }
}
