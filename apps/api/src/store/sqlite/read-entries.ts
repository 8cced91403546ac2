import type { SourceKind } from '@ioc/metrics'
import type { DaySum, NewEntry, StoredDelivery } from '../record-store.ts'
import { breathe } from '../../breathe.ts'
import type { Connection } from './connection.ts'
import { startOfDay } from './day-rows.ts'

/** Days of entries summed between two pauses. */
const SLICE_MS = 31 * 86_400_000

type DeliveryColumns = {
  register: string
  units: string | null
  at: number
  source: string
  sourceKind: SourceKind
  sample: number
}

/** What was added to counts: as it is known now, or as it was known after an earlier batch. */
export function createEntryReader(connection: Connection, utcOffsetMs: number, lastSeq: () => number) {
  const sumsNow = connection.prepare<[number], DaySum>(
    'SELECT series, day, delta FROM day_sum WHERE day < ? AND delta <> 0',
  )
  // A sum is kept series first, so the days of each are looked up and those before them are not walked.
  const sumsSince = connection.prepare<[number, number], DaySum>(
    `SELECT d.series, d.day, d.delta FROM series AS s CROSS JOIN day_sum AS d ON d.series = s.number
     WHERE d.day >= ? AND d.day < ? AND d.delta <> 0`,
  )
  const sumBefore = connection.prepare<[number], Omit<DaySum, 'day'>>(
    'SELECT series, sum(delta) AS delta FROM day_sum WHERE day < ? GROUP BY series HAVING sum(delta) <> 0',
  )
  const sumBeforeThen = connection.prepare<[number, number], Omit<DaySum, 'day'>>(
    'SELECT series, sum(delta) AS delta FROM entry WHERE time < ? AND seq <= ? GROUP BY series HAVING sum(delta) <> 0',
  )
  // The offset stands in the text: bound, it would be a float and the division no longer whole.
  const sumsThen = connection.prepare<[number, number, number], DaySum>(
    `SELECT series, (time + ${Math.trunc(utcOffsetMs)}) / 86400000 AS day, sum(delta) AS delta
     FROM entry WHERE time >= ? AND time < ? AND seq <= ? GROUP BY series, day`,
  )
  const firstTime = connection.prepare<[], number | null>('SELECT min(time) FROM entry').pluck()
  const within = connection.prepare<[number, number, number], NewEntry>(
    'SELECT series, time, sum(delta) AS delta FROM entry WHERE time >= ? AND time < ? AND seq <= ? GROUP BY time, series',
  )
  const columns = `r.register, r.units, r.at, s.id AS source, s.kind AS sourceKind, s.sample`
  const joined = `FROM record_batch r JOIN batch b ON b.seq = r.seq JOIN source s ON s.number = b.source`
  const deliveries = connection.prepare<[number, number], DeliveryColumns>(
    `SELECT ${columns} ${joined} WHERE r.seq IN (
       SELECT seq FROM (SELECT seq, max(at) FROM record_batch WHERE seq <= ? GROUP BY register, units)
       UNION SELECT seq FROM (SELECT seq, min(at) FROM record_batch WHERE seq <= ? GROUP BY register))`,
  )

  /** All that was added before a day, as of the day before it. */
  function earlier(since: number, knownSeq: number | null): DaySum[] {
    const sums = knownSeq === null ? sumBefore.all(since) : sumBeforeThen.all(startOfDay(since, utcOffsetMs), knownSeq)
    return sums.map(({ series, delta }) => ({ series, day: since - 1, delta }))
  }

  return {
    async daySums(before: number, knownSeq = lastSeq(), since?: number): Promise<DaySum[]> {
      const isNow = knownSeq >= lastSeq()
      const sums = since === undefined ? [] : earlier(since, isNow ? null : knownSeq)
      if (isNow) return since === undefined ? sumsNow.all(before) : sums.concat(sumsSince.all(since, before))
      const pause = breathe()
      const end = startOfDay(before, utcOffsetMs)
      const begin = since === undefined ? firstTime.get() : startOfDay(since, utcOffsetMs)
      // Slices end where days do, so that no day is summed in two.
      for (let time = firstOfDay(begin ?? end, utcOffsetMs); time < end; time += SLICE_MS) {
        sums.push(...sumsThen.all(time, Math.min(end, time + SLICE_MS), knownSeq))
        await pause()
      }
      return sums
    },
    entriesFrom: async (time: number, knownSeq = lastSeq(), before = Number.MAX_SAFE_INTEGER) =>
      within.all(time, before, knownSeq),
    deliveries: async (knownSeq = lastSeq()): Promise<StoredDelivery[]> =>
      deliveries.all(knownSeq, knownSeq).map(toDelivery),
  }
}

function firstOfDay(time: number, utcOffsetMs: number): number {
  return startOfDay(Math.floor((time + utcOffsetMs) / 86_400_000), utcOffsetMs)
}

function toDelivery({ units, sample, ...rest }: DeliveryColumns): StoredDelivery {
  const parsed: unknown = units === null ? null : JSON.parse(units)
  return { ...rest, units: Array.isArray(parsed) ? parsed.map(String) : null, sample: sample === 1 }
}
