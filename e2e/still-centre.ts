// A whole centre whose clock stands still: the real server with the simulator's history of some days up to an instant.
// Run by itself; sends its address to its parent once it can be looked at, and goes away when it is told to.
import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { buildApp } from '../apps/api/src/app.ts'
import { readConfig } from '../apps/api/src/config.ts'
import { readPack } from '../apps/api/src/pack/read-pack.ts'
import { openStore } from '../apps/api/src/store/open-store.ts'
import { systemClock } from '../apps/simulator/src/clock.ts'
import { readFlags } from '../apps/simulator/src/flags.ts'
import { run } from '../apps/simulator/src/run.ts'

const [, , instant = '', backfill = ''] = process.argv
const NOW = Date.parse(instant)
if (Number.isNaN(NOW)) throw new Error('The instant at which the clock stands is the first argument, as ISO 8601.')
const root = fileURLToPath(new URL('..', import.meta.url))
const sourcesFile = join(root, 'apps/simulator/sources.yaml')

const data = mkdtempSync(join(tmpdir(), 'ioc-still-'))
const keys = join(data, 'keys.json')
const env = { IOC_DATA: data, IOC_DEMO: '1', IOC_WEB: join(root, 'apps/dashboard/dist') }
const applied = spawnSync(
  process.execPath,
  ['apps/api/src/cli/ioc.ts', 'source', 'apply', sourcesFile, '--keys', keys],
  { cwd: root, env: { ...process.env, ...env }, encoding: 'utf8' },
)
if (applied.status !== 0) throw new Error(applied.stderr)

const config = readConfig(env)
const pack = readPack(config.pack)
const { utcOffsetMinutes } = pack.catalogue
const store = await openStore({ path: join(data, 'ioc.sqlite'), utcOffsetMinutes })
const { http } = await buildApp({
  config,
  pack,
  store,
  now: () => NOW,
  limits: { source: 1e9, others: 1e9, delayMs: 0 },
})
// Screens take the time from the answers themselves until the first heartbeat.
http.server.prependListener('request', (_request, response) => response.setHeader('date', new Date(NOW).toUTCString()))
const url = await http.listen({ host: '127.0.0.1', port: 0 })

await run(readFlags(['--once', '--backfill', backfill, '--url', url, '--keys', keys]), {
  clock: { ...systemClock, now: () => NOW },
  signal: new AbortController().signal,
  log: () => undefined,
  sourcesFile,
  recordsFolder: join(root, 'seed/duy-xuyen/records'),
})
process.send?.(url)

process.once('SIGTERM', () => {
  void http
    .close()
    .then(() => store.close())
    .then(() => {
      rmSync(data, { recursive: true, force: true })
      process.exit(0)
    })
})
