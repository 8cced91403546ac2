// A program that writes readings and records without end, rolls up behind as a server does, and says how far it is.
import type { EntriesOf } from './record-store.ts'
import { openStore } from './open-store.ts'
import { batchOf, HOUR, MIDNIGHT, OFFICE } from './store.fixtures.ts'
import { entriesByFrom } from './store.live.ts'

const [path = ''] = process.argv.slice(2)
const store = await openStore({ path, utcOffsetMinutes: 420, rollUpEveryMs: 20, onFault: console.error })
await store.sources.put(OFFICE)
const entriesOf: EntriesOf = entriesByFrom(store.seriesOf)

for (let mark = 0; ; mark++) {
  const rows = Array.from({ length: 20 }, (_, unit) => {
    const series = store.seriesOf('measure', `unit-${(unit + mark) % 100}`)
    return [series, MIDNIGHT + (mark % 500) * HOUR, mark] as const
  })
  await store.acceptBatch(batchOf(rows))
  // A record of another unit each time: its count is a series that nobody knew before.
  const fields = { code: `${mark % 200}`, from: MIDNIGHT + mark * HOUR }
  await store.records.accept({
    register: 'dossiers',
    source: OFFICE.id,
    receivedAt: MIDNIGHT,
    at: MIDNIGHT + mark,
    units: null,
    rows: [{ key: `${mark % 200}`, record: { unit: `unit-${mark}`, fields } }],
    entriesOf,
  })
  process.stdout.write(`${mark}\n`)
}
