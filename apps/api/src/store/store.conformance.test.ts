import { rm } from 'node:fs/promises'
import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openStore } from './open-store.ts'
import { describeStore } from './store.conformance.ts'
import type { Engine } from './store.fixtures.ts'

/** Every engine there is. A second one is one more entry, held to the same sentences. */
const ENGINES: readonly Engine[] = [
  { name: 'SQLite', place: () => sqlitePlace(1_000) },
  { name: 'SQLite, rolling up all the time', place: () => sqlitePlace(0) },
]

function sqlitePlace(rollUpEveryMs: number) {
  const folder = mkdtempSync(join(tmpdir(), 'ioc-store-'))
  return {
    open: () => openStore({ path: join(folder, 'ioc.sqlite'), utcOffsetMinutes: 420, rollUpEveryMs }),
    remove: () => rm(folder, { recursive: true }),
  }
}

for (const engine of ENGINES) describeStore(engine)
