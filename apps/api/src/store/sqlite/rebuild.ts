import { type Connection, openReader } from './connection.ts'
import type { DayRow } from './day-rows.ts'
import { recomputeDays } from './recompute.ts'
import { createMultiInsert } from './roll-up-statements.ts'
import type { Steps } from './steps.ts'

const STEP = 2_000

/**
 * Makes `day` and `latest` anew from the readings, in the caller's transaction: either all of it or
 * nothing. Reads through a connection of its own, which sees every batch committed before.
 */
export function* rebuildDerived(writer: Connection, path: string, utcOffsetMs: number): Steps<void> {
  const reader = openReader(path)
  try {
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
    let steps = 0
    for (const row of recomputeDays(reader, utcOffsetMs)) {
      days.put(row.series, row.day, row.time, row.value, row.revision, row.seq, row.firstTime, row.firstSeq)
      if (previous && previous.series !== row.series) putLatest(previous)
      previous = row
      if (++steps % STEP === 0) yield
    }
    days.flush()
    if (previous) putLatest(previous)
  } finally {
    reader.close()
  }
}
