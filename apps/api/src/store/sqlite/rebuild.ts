import type { Connection } from './connection.ts'
import type { DayRow } from './day-rows.ts'
import { recomputeDays } from './recompute.ts'
import { createMultiInsert } from './roll-up-statements.ts'

/**
 * Makes `day` and `latest` anew from the readings, in the caller's transaction: either all of it or
 * nothing. `reader` is another connection, which sees every batch committed before; rows of batches in
 * the same transaction are in the tail and join in later.
 */
export function rebuildDerived(writer: Connection, reader: Connection, utcOffsetMs: number): void {
  writer.exec('DELETE FROM day; DELETE FROM latest; DELETE FROM tail')
  const days = createMultiInsert(
    writer,
    'INSERT INTO day (series, day, time, value, revision, seq, first_time, first_seq)',
    8,
    '',
  )
  const latest = writer.prepare('INSERT INTO latest (series, time, value, revision, seq) VALUES (?, ?, ?, ?, ?)')
  const putLatest = (row: DayRow) => latest.run(row.series, row.time, row.value, row.revision, row.seq)
  let previous: DayRow | undefined
  for (const row of recomputeDays(reader, utcOffsetMs)) {
    days.put(row.series, row.day, row.time, row.value, row.revision, row.seq, row.firstTime, row.firstSeq)
    if (previous && previous.series !== row.series) putLatest(previous)
    previous = row
  }
  days.flush()
  if (previous) putLatest(previous)
}
