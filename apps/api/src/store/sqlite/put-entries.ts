import type { NewEntry } from '../record-store.ts'
import type { Connection } from './connection.ts'
import { dayOfTime } from './day-rows.ts'

/** Where entries and their sums are kept: the store's own tables, or copies to hold them against. */
export type EntrySchema = 'main' | 'temp'

/** Writes what a batch added, and adds it to the sums of its days. Hand-prepared: every change of a record passes here. */
export function createEntryWriter(connection: Connection, utcOffsetMs: number, schema: EntrySchema = 'main') {
  const insert = connection.prepare(
    `INSERT INTO ${schema}.entry (time, series, seq, delta) VALUES (?, ?, ?, ?)
     ON CONFLICT DO UPDATE SET delta = delta + excluded.delta`,
  )
  const sum = connection.prepare(
    `INSERT INTO ${schema}.day_sum (series, day, delta) VALUES (?, ?, ?)
     ON CONFLICT DO UPDATE SET delta = delta + excluded.delta`,
  )
  return (entries: readonly NewEntry[], seq: number): void => {
    const days = new Map<string, [series: number, day: number, delta: number]>()
    for (const { series, time, delta } of entries) {
      insert.run(time, series, seq, delta)
      const day = dayOfTime(time, utcOffsetMs)
      const known = days.get(`${series} ${day}`)
      if (known) known[2] += delta
      else days.set(`${series} ${day}`, [series, day, delta])
    }
    for (const columns of days.values()) sum.run(...columns)
  }
}
