import { fileURLToPath } from 'node:url'
import { systemClock } from './clock.ts'
import { readFlags } from './flags.ts'
import { run } from './run.ts'

const stop = new AbortController()
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => stop.abort())

await run(readFlags(process.argv.slice(2)), {
  clock: systemClock,
  signal: stop.signal,
  log: (line) => process.stdout.write(`simulator: ${line}\n`),
  sourcesFile: fileURLToPath(new URL('../sources.yaml', import.meta.url)),
  recordsFolder: fileURLToPath(new URL('../../../seed/duy-xuyen/records', import.meta.url)),
})
