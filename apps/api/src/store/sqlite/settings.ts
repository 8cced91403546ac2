import { eq } from 'drizzle-orm'
import { drizzle } from 'drizzle-orm/better-sqlite3'
import type { Connection } from './connection.ts'
import { setting } from './schema.ts'

const ZONE = 'utcOffsetMinutes'

/** Days are cut in one zone for the life of a file: it is written down at first and held to afterwards. */
export function keepZone(connection: Connection, utcOffsetMinutes: number): void {
  // West of Greenwich a flow's first day (midnight UTC) would fall on the day before.
  if (!Number.isInteger(utcOffsetMinutes) || utcOffsetMinutes < 0 || utcOffsetMinutes >= 1440) {
    throw new RangeError(`A zone is 0 to 1439 minutes east of UTC, not ${utcOffsetMinutes}.`)
  }
  const database = drizzle(connection)
  const kept = database.select().from(setting).where(eq(setting.name, ZONE)).get()
  if (!kept)
    database
      .insert(setting)
      .values({ name: ZONE, value: String(utcOffsetMinutes) })
      .run()
  else if (Number(kept.value) !== utcOffsetMinutes) {
    throw new Error(`The store cuts days ${kept.value} minutes east of UTC; the pack says ${utcOffsetMinutes}.`)
  }
}
