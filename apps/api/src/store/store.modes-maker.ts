// A program without a umask of its own: makes a store, stores something, and prints the modes of the files there are.
import { readdirSync, statSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { openStore } from './open-store.ts'
import { OFFICE } from './store.fixtures.ts'

process.umask(0)
const path = process.argv[2] ?? ''
const store = await openStore({ path, utcOffsetMinutes: 420 })
await store.sources.put(OFFICE)
for (const name of readdirSync(dirname(path))) {
  process.stdout.write(`${name} ${(statSync(join(dirname(path), name)).mode & 0o777).toString(8)}\n`)
}
await store.close()
