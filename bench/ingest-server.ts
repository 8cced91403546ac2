// A server of its own process for `ingest.ts`: the whole application on a fresh store, or node:http that stores nothing.
import { createServer } from 'node:http'
import { join } from 'node:path'
import { createUnitTree } from '@ioc/metrics'
import { buildApp } from '../apps/api/src/app.ts'
import { readConfig } from '../apps/api/src/config.ts'
import { readPack } from '../apps/api/src/pack/read-pack.ts'
import { makeKey } from '../apps/api/src/sources/source-key.ts'
import { openStore } from '../apps/api/src/store/open-store.ts'
import type { Store } from '../apps/api/src/store/store.ts'
import { LONG_AGO, nth, type Place, placesOf } from './ingest-rows.ts'

const ROWS = 10_000

async function fill(store: Store, places: readonly Place[], present: number): Promise<void> {
  const numbers = new Map(places.map((place) => [place, store.seriesOf(place.measure, place.key)]))
  for (let n = 0; n < present; n += ROWS) {
    const rows = Array.from({ length: ROWS }, (_, i) => nth(places, n + i, LONG_AGO))
    const series = rows.map(({ place }) => numbers.get(place)!)
    const [time, value] = [rows.map((row) => row.time), rows.map((row) => row.value)]
    await store.acceptBatch({ source: 'bench', receivedAt: Date.now(), series, time, value })
  }
}

async function serveOurs(folder: string, present: number) {
  const config = readConfig({ IOC_DATA: folder, PORT: '0' })
  const pack = readPack(config.pack)
  const places = placesOf(pack.catalogue, createUnitTree(pack.catalogue.units))
  const store = await openStore({ path: join(folder, 'ioc.sqlite'), utcOffsetMinutes: pack.catalogue.utcOffsetMinutes })
  await store.sources.put({ id: 'bench', name: 'Bench', kind: 'api', sample: true, measures: null, units: null })
  const { id, key, hash } = makeKey()
  await store.sources.addKey({ id, source: 'bench', hash, createdAt: 0, expiresAt: null, revokedAt: null })
  await fill(store, places, present)
  const sourceLimits = { requestsPerSecond: 1e9, rowsPerSecond: 1e12 }
  // How much it takes is measured, not when it begins to turn away.
  const limits = { source: 1e9, others: 1e9, delayMs: 0 }
  const { http } = await buildApp({ config, pack, store, sourceLimits, limits })
  const address = await http.listen({ host: '127.0.0.1', port: 0 })
  return { port: Number(new URL(address).port), key, places }
}

function serveNothing(): Promise<{ port: number; key: string; places: readonly Place[] }> {
  const server = createServer((request, response) => {
    request.on('data', () => {})
    request.on('end', () => {
      response.setHeader('content-type', 'application/json')
      response.end('{"accepted":1,"revised":0,"unchanged":0,"refused":0,"seq":1}')
    })
  })
  return new Promise((resolve) => {
    server.listen(0, '127.0.0.1', () => {
      const address = server.address()
      resolve({ port: typeof address === 'object' && address ? address.port : 0, key: 'none', places: [] })
    })
  })
}

const [folder, present] = process.argv.slice(2)
process.send?.(folder === undefined ? await serveNothing() : await serveOurs(folder, Number(present)))
process.once('disconnect', () => process.exit(0))
