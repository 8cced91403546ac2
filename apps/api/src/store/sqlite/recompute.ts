import type { Connection } from './connection.ts'
import { type DayRow, dayOfTime } from './day-rows.ts'

type Columns = [series: number, time: number, value: number, revision: number, seq: number]

/**
 * Every day row, by series and day, computed from the readings alone and on purpose by other means than
 * the roll-up: it is what the roll-up is held against. `each` sees every reading.
 */
export function* recomputeDays(
  connection: Connection,
  utcOffsetMs: number,
  each: (row: Columns) => void = () => {},
): Generator<DayRow> {
  const readings = connection
    .prepare<[], Columns>('SELECT series, time, value, revision, seq FROM reading ORDER BY series, time, revision')
    .raw()
    .iterate()
  let open: DayRow | undefined
  for (const row of readings) {
    each(row)
    const [series, time, value, revision, seq] = row
    const day = dayOfTime(time, utcOffsetMs)
    const same = open !== undefined && open.series === series && open.day === day ? open : undefined
    if (open && !same) yield open
    const firstTime = same ? same.firstTime : time
    const firstSeq = same ? Math.min(same.firstSeq, seq) : seq
    open = { series, day, time, value, revision, seq, firstTime, firstSeq }
  }
  if (open) yield open
}
