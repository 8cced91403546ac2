// A program to be killed: accepts batches without end and prints each acknowledgement once it has it.
import { openStore } from './open-store.ts'
import { batchOf, HOUR, MIDNIGHT, OFFICE } from './store.fixtures.ts'

const [path = '', seed = '0', callers = '8', most = '50'] = process.argv.slice(2)
const store = await openStore({
  path,
  utcOffsetMinutes: 420,
  rollUpEveryMs: 20,
  onFault: (fault) => console.error(fault),
})
await store.sources.put(OFFICE)
const series = Array.from({ length: 50 }, (_, unit) => store.seriesOf('measure', `unit-${unit}`))

/**
 * Every row of batch `mark` has the value `mark`, at an instant of its own: what is torn or doubled shows. It has up to
 * `most` rows, each instant with a row of every series.
 */
async function accept(mark: number): Promise<void> {
  const rows = Array.from({ length: 1 + (mark % Number(most)) }, (_, row) => {
    const time = MIDNIGHT + mark * HOUR + Math.floor(row / series.length)
    return [series[row % series.length] ?? 0, time, mark] as const
  })
  const { seq } = await store.acceptBatch(batchOf(rows, { idempotency: { key: String(mark), bodyHash: 'same' } }))
  process.stdout.write(`${mark} ${seq}\n`)
}

async function caller(first: number): Promise<never> {
  for (let mark = first; ; mark += Number(callers)) await accept(mark)
}

await Promise.all(Array.from({ length: Number(callers) }, (_, index) => caller(Number(seed) + index)))
