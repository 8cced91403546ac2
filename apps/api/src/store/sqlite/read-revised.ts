import { breathe } from '../../breathe.ts'
import type { ReadingsQuery, StoredReading } from '../store.ts'
import type { Connection } from './connection.ts'
import type { WithOrigin } from './origins.ts'

/** Reads what was revised through the index that holds nothing else. */
export function createRevisedReader(connection: Connection, withOrigin: WithOrigin) {
  const revised = connection.prepare<[number, number, number], Parameters<WithOrigin>[0]>(
    `SELECT series, time, value, max(revision) AS revision, seq FROM reading INDEXED BY reading_revised
     WHERE series = ? AND time >= ? AND time < ? AND revision > 1 GROUP BY time`,
  )
  return async function revisedWithin({ series, from, to }: Omit<ReadingsQuery, 'knownSeq'>): Promise<StoredReading[]> {
    const found: StoredReading[] = []
    const pause = breathe()
    for (const number of new Set(series)) {
      found.push(...revised.all(number, from, to).map(withOrigin))
      await pause()
    }
    return found.sort((a, b) => a.time - b.time || a.series - b.series)
  }
}
