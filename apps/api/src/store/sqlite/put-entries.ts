import type { NewEntry } from '../record-store.ts'
import type { Connection } from './connection.ts'
import { dayOfTime } from './day-rows.ts'
import type { Steps } from './steps.ts'

/** Entries after which others may run. */
const STEP = 200

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
  return function* put(entries: readonly NewEntry[], seq: number): Steps<void> {
    const days = new Map<string, [series: number, day: number, delta: number]>()
    let written = 0
    for (const { series, time, delta } of entries) {
      if (++written % STEP === 0) yield
      insert.run(time, series, seq, delta)
      const day = dayOfTime(time, utcOffsetMs)
      const known = days.get(`${series} ${day}`)
      if (known) known[2] += delta
      else days.set(`${series} ${day}`, [series, day, delta])
    }
    for (const columns of days.values()) sum.run(...columns)
  }
}
