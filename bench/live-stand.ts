import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { AddressInfo } from 'node:net'
import { createUnitTree, dayOf, levelOf, periodOf } from '@ioc/metrics'
import { type App, buildApp } from '../apps/api/src/app.ts'
import { readConfig } from '../apps/api/src/config.ts'
import type { Pack } from '../apps/api/src/pack/pack.ts'
import { readPack } from '../apps/api/src/pack/read-pack.ts'
import { makeKey } from '../apps/api/src/sources/source-key.ts'
import { openStore } from '../apps/api/src/store/open-store.ts'
import type { Store } from '../apps/api/src/store/store.ts'

const MS_PER_DAY = 86_400_000
const MINUTE = 60_000
/** A morning of a working day. */
export const NOW = Date.parse('2026-11-18T10:00:00+07:00')

/** The real server on the real pack, with as many readings in store as asked for. */
export interface LiveStand extends App {
  readonly url: string
  readonly pack: Pack
  readonly store: Store
  readonly key: string
  /** The last batch before the corrections. */
  readonly knownSeq: number
  close(): Promise<void>
}

/** `history`: readings in store, about the last 420 days, in equal parts by day; `corrected`: a share of them told anew since. */
export async function openLiveStand({ history = 0, corrected = 0 } = {}): Promise<LiveStand> {
  const folder = mkdtempSync(join(tmpdir(), 'ioc-bench-live-'))
  const config = readConfig({ IOC_DATA: folder, IOC_DEMO: '1' })
  const pack = readPack(config.pack)
  const { utcOffsetMinutes } = pack.catalogue
  const store = await openStore({ path: join(folder, 'ioc.sqlite'), utcOffsetMinutes })
  const { id, key, hash } = makeKey()
  await store.sources.put({ id: 'bench', name: 'Bench', kind: 'api', sample: true, measures: null, units: null })
  await store.sources.addKey({ id, source: 'bench', hash, createdAt: 0, expiresAt: null, revokedAt: null })
  if (history > 0) await fill(store, pack, history)
  const knownSeq = store.lastSeq()
  if (corrected > 0) await fill(store, pack, history, corrected)
  const app = await buildApp({ config, pack, store, now: () => NOW, limits: { source: 1e9, others: 1e9, delayMs: 0 } })
  await app.http.listen({ host: '127.0.0.1', port: 0 })
  const { port } = app.http.server.address() as AddressInfo
  return {
    ...app,
    url: `http://127.0.0.1:${port}`,
    pack,
    store,
    key,
    knownSeq,
    async close() {
      await app.http.close()
      await store.close()
      rmSync(folder, { recursive: true })
    },
  }
}

const DAYS = 420
const ROWS = 20_000

/** With a share, only so many of the same rows again, with other values. */
async function fill(store: Store, { catalogue }: Pack, history: number, share = 1): Promise<void> {
  const tree = createUnitTree(catalogue.units)
  const offset = catalogue.utcOffsetMinutes * MINUTE
  const all = [...catalogue.measures.values()].flatMap((measure) =>
    tree.units
      .filter((unit) => unit.validTo === null && measure.levels.includes(levelOf(unit.kind)))
      .map((unit) => ({ series: store.seriesOf(measure.id, tree.keyOf(unit)), measure })),
  )
  const today = dayOf(NOW, catalogue.utcOffsetMinutes)
  const flowsOf = (day: number) =>
    all.filter(({ measure: { grain } }) => {
      const period = grain === null ? undefined : periodOf(grain, day)
      return period?.start === day && period.end <= today
    })
  const stocks = all.filter(({ measure }) => measure.grain === null)
  const days = Array.from({ length: DAYS }, (_, i) => today - DAYS + 1 + i)
  const flows = days.reduce((sum, day) => sum + flowsOf(day).length, 0)
  // Flows have one reading each; what is left of the history are readings of stocks through the day.
  const perDay = Math.max(1, Math.round((history - flows) / DAYS))
  for (const day of days) {
    const rows: { series: number; time: number }[] = flowsOf(day).map(({ series }) => ({
      series,
      time: day * MS_PER_DAY,
    }))
    const last = day === today ? 10 * 60 : 24 * 60
    for (let i = 0; i < perDay; i++) {
      const { series } = stocks[i % stocks.length] ?? { series: 1 }
      const step = Math.floor(i / stocks.length) / Math.ceil(perDay / stocks.length)
      rows.push({ series, time: day * MS_PER_DAY - offset + Math.floor(step * last * MINUTE) })
    }
    const told = share === 1 ? rows : rows.filter((_, i) => (i * 7_919 + day) % Math.round(1 / share) === 0)
    for (let at = 0; at < told.length; at += ROWS) {
      const part = told.slice(at, at + ROWS)
      const columns = {
        series: Int32Array.from(part, (row) => row.series),
        time: Float64Array.from(part, (row) => row.time),
        value: Float64Array.from(part, (row) => ((row.series * 31 + day) % 100) + (share === 1 ? 0 : 1)),
      }
      await store.acceptBatch({ source: 'bench', receivedAt: NOW, ...columns })
    }
  }
}

/** The value below which a share of the numbers lies. */
export function percentile(numbers: readonly number[], share: number): number {
  const sorted = numbers.toSorted((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0
}
