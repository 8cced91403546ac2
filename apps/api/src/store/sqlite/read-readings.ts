import type { StoredReading } from '../store.ts'
import { breathe } from '../../breathe.ts'
import { dayOfTime, startOfDay } from './day-rows.ts'
import type { WithOrigin } from './origins.ts'
import type { DayReader } from './read-days.ts'
import type { RawReader } from './read-raw.ts'

interface Reads {
  readonly days: DayReader
  readonly raw: RawReader
  readonly withOrigin: WithOrigin
  readonly utcOffsetMs: number
}

interface Query {
  readonly series: readonly number[]
  readonly from: number
  readonly to: number
  readonly knownSeq: number
}

/**
 * The readings of some series over a time, in no order and some at a time. A day on which a series has one reading
 * (every flow, most stocks) is answered by its day row; other days are walked in the readings table, once for all series.
 * `knownSeq` is fixed for the whole read, so batches that arrive between two days change nothing.
 */
export function createReadingsReader({ days, raw, withOrigin, utcOffsetMs }: Reads) {
  return async function* slicesFor({ series, from, to, knownSeq }: Query): AsyncGenerator<StoredReading[]> {
    const walks = new Map<number, Set<number>>()
    const pause = breathe()
    const [first, last] = [dayOfTime(from, utcOffsetMs), dayOfTime(to - 1, utcOffsetMs)]
    for (const rows of days.slices(new Set(series), first, last)) {
      const found: StoredReading[] = []
      for (const row of rows) {
        if (row.firstSeq > knownSeq || row.firstTime >= to || row.time < from) continue
        const only = row.firstTime === row.time
        const known = only && row.seq > knownSeq ? raw.known(row.series, row.time, knownSeq) : row
        if (only && known) found.push(withOrigin(known))
        else if (walks.get(row.day)?.add(row.series) === undefined) walks.set(row.day, new Set([row.series]))
      }
      yield found
      await pause()
    }
    for (const [day, wanted] of walks) {
      const start = Math.max(from, startOfDay(day, utcOffsetMs))
      const end = Math.min(to, startOfDay(day + 1, utcOffsetMs)) - 1
      yield raw.within({ series: wanted, from: start, to: end, knownSeq }).map(withOrigin)
      await pause()
    }
  }
}

/** All of them, the earliest first. */
export async function inTimeOrder(slices: AsyncIterable<readonly StoredReading[]>): Promise<StoredReading[]> {
  const found: StoredReading[] = []
  for await (const slice of slices) for (const reading of slice) found.push(reading)
  return found.sort((a, b) => a.time - b.time || a.series - b.series)
}
