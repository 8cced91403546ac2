import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createUnitTree, dayOf, type Instant } from '@ioc/metrics'
import { type App, type AppDeps, buildApp } from '../app.ts'
import { readConfig } from '../config.ts'
import type { Pack } from '../pack/pack.ts'
import { type Limits, LIMITS } from '../plugins/limits.ts'
import { openStore } from '../store/open-store.ts'
import type { Accepted, SourceRecord, Store } from '../store/store.ts'
import { day, TEST_NOW, testPack } from './factories.ts'

/** A clock that stands still until it is moved. */
export interface TestClock {
  readonly now: () => Instant
  set(instant: Instant): void
}

export function createTestClock(start: Instant = TEST_NOW): TestClock {
  let instant = start
  return { now: () => instant, set: (next) => void (instant = next) }
}

/** A reading as a test tells it: `when` is a day for a flow (`2026-11-17`), milliseconds for a stock. */
export interface ToldReading {
  readonly measure: string
  readonly unit: string
  readonly when: string | Instant
  readonly value: number
}

/** A real server on a store of its own. */
export interface TestApp extends App {
  readonly store: Store
  readonly clock: TestClock
  readonly pack: Pack
  /** The store's file. */
  readonly file: string
  /** Stores readings as ingest would once they are checked, and tells the pipeline. */
  accept(readings: readonly ToldReading[], source?: string): Promise<Accepted>
  /** Listens on a free port of loopback and gives the address. */
  listen(): Promise<string>
  /** Ends the server and keeps the data: `again` builds the next run on it, of another pack where one is given. */
  again(more?: Pick<TestAppOptions, 'pack'>): Promise<TestApp>
  close(): Promise<void>
}

export interface TestAppOptions extends Partial<Omit<AppDeps, 'store' | 'now' | 'config'>> {
  readonly clock?: TestClock
  readonly now?: Instant
  readonly env?: Readonly<Record<string, string>>
  readonly dir?: string
  /** How long a write waits for another process. */
  readonly lockWaitMs?: number
}

const PLAYED: Omit<SourceRecord, 'id'> = { name: 'A source', kind: 'api', sample: false, measures: null, units: null }

/** A machine that is busy with other tests turns nobody away. */
const UNHURRIED: Limits = { ...LIMITS, delayMs: 0 }

/** Builds the server as `main.ts` does, on a temporary store, with a clock that stands still. */
export async function createTestApp(options: TestAppOptions = {}): Promise<TestApp> {
  const {
    clock = createTestClock(options.now),
    pack = testPack(),
    dir = mkdtempSync(join(tmpdir(), 'ioc-api-')),
  } = options
  const config = readConfig({ IOC_DATA: dir, IOC_DEMO: '1', PORT: '0', ...options.env })
  const { catalogue } = pack
  const file = join(dir, 'ioc.sqlite')
  const { lockWaitMs } = options
  const store = await openStore({
    path: file,
    utcOffsetMinutes: catalogue.utcOffsetMinutes,
    ...(lockWaitMs !== undefined && { lockWaitMs }),
  })
  const app = await buildApp({ limits: UNHURRIED, ...options, config, pack, store, now: clock.now })
  const tree = createUnitTree(catalogue.units)

  function rowOf({ measure, unit, when, value }: ToldReading) {
    const on = typeof when === 'string' ? day(when) : dayOf(when, catalogue.utcOffsetMinutes)
    const found = tree.at(unit, on)
    if (!found) throw new Error(`${unit} does not exist then`)
    const series = store.seriesOf(measure, tree.keyOf(found))
    return { series, time: typeof when === 'string' ? on * 86_400_000 : when, value }
  }

  async function end(): Promise<void> {
    await app.http.close()
    await store.close()
  }

  return {
    ...app,
    store,
    clock,
    pack,
    file,
    async accept(readings, source = 'played') {
      await store.sources.put({ ...PLAYED, id: source })
      const rows = readings.map(rowOf)
      const columns = {
        series: rows.map((row) => row.series),
        time: rows.map((row) => row.time),
        value: rows.map((row) => row.value),
      }
      const outcome = await store.acceptBatch({ source, receivedAt: clock.now(), ...columns })
      const kept = outcome.changed === 'all' ? rows.map((_, row) => row) : outcome.changed
      app.pipeline.accepted({
        source,
        sourceKind: PLAYED.kind,
        sample: PLAYED.sample,
        receivedAt: clock.now(),
        seq: outcome.seq,
        series: kept.map((row) => columns.series[row] ?? 0),
        time: kept.map((row) => columns.time[row] ?? 0),
        value: kept.map((row) => columns.value[row] ?? 0),
      })
      return outcome
    },
    listen: () => app.http.listen({ host: '127.0.0.1', port: 0 }),
    async again(more) {
      await end()
      return createTestApp({ ...options, clock, pack, dir, ...more })
    },
    async close() {
      await end()
      rmSync(dir, { recursive: true, force: true })
    },
  }
}
