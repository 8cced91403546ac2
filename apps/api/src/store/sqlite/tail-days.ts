import type { Connection } from './connection.ts'
import { createDayRows, type DayRows } from './day-rows.ts'
import { unpackRows } from './tail-rows.ts'

/** The days of what is committed and not yet rolled up, read from the file. */
export function tailDays(connection: Connection, utcOffsetMs: number): DayRows {
  const days = createDayRows(utcOffsetMs)
  for (const packed of connection.prepare<[], Buffer>('SELECT rows FROM tail ORDER BY seq').pluck().all()) {
    days.add(unpackRows(packed))
  }
  return days
}
