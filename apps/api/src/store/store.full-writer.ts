// A program whose disk is filled by its parent: stores one row a turn and prints what became of it.
import { setTimeout } from 'node:timers/promises'
import { Problem } from '../errors.ts'
import { openStore } from './open-store.ts'
import { batchOf, HOUR, MIDNIGHT, OFFICE } from './store.fixtures.ts'

const store = await openStore({ path: process.argv[2] ?? '', utcOffsetMinutes: 420, rollUpEveryMs: 20 })
await store.sources.put(OFFICE)
const series = Array.from({ length: 40 }, (_, unit) => store.seriesOf('measure', `unit-${unit}`))

for (let turn = 0; ; turn++) {
  const rows = series.map((number) => [number, MIDNIGHT + turn * HOUR, turn] as const)
  const outcome = await store.acceptBatch(batchOf(rows)).then(
    () => 'stored',
    (error: unknown) => (error instanceof Problem ? error.id : String(error)),
  )
  const [seen] = await store.lastBefore(series, MIDNIGHT + turn * HOUR)
  process.stdout.write(`${outcome} ${turn} ${seen?.value}\n`)
  await setTimeout(outcome === 'stored' ? 1 : 20)
}
