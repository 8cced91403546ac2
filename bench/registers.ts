// A year of dossiers in store: how long a batch of step events takes to be counted and seen, and how long a start takes.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { ClientEvents, ServerEvents } from '@ioc/contract'
import { createUnitTree } from '@ioc/metrics'
import { io, type Socket } from 'socket.io-client'
import { buildApp } from '../apps/api/src/app.ts'
import { readConfig } from '../apps/api/src/config.ts'
import { readPack } from '../apps/api/src/pack/read-pack.ts'
import { indexedFields } from '../apps/api/src/registers/indexed-fields.ts'
import { createRules } from '../apps/api/src/registers/rules.ts'
import { makeKey } from '../apps/api/src/sources/source-key.ts'
import { openStore } from '../apps/api/src/store/open-store.ts'
import type { Figure } from './figure.ts'
import { percentile } from './live-stand.ts'

const NOW = Date.parse('2026-11-18T10:00:00+07:00')
const DOSSIERS = 300_000
const BATCH = 10_000
const EVENTS = 1_000
const ROUNDS = 25
const HOUR = 3_600_000
const A_YEAR = 365 * 24 * HOUR

/** The nth dossier of a year: all but the last few thousand have gone through all steps. */
function dossier(n: number, units: readonly string[]) {
  const received = NOW - A_YEAR + Math.floor((n / DOSSIERS) * A_YEAR)
  const done = n < DOSSIERS - EVENTS * (ROUNDS + 5)
  const at = (hours: number) => ({ at: received + hours * HOUR })
  return {
    code: `D${String(n).padStart(6, '0')}`,
    unit: units[n % units.length] ?? '',
    procedure: '1.001612',
    channel: n % 3 === 0 ? 'counter' : 'online',
    received,
    due: received + 40 * HOUR,
    ...(done && { appraised: at(2).at, approved: at(5).at, signed: at(6).at, returned: at(8).at, finished: at(8).at }),
    step: done ? 'returned' : 'received',
    'digitised-input': true,
    ...(done && { 'digitised-result': true }),
  }
}

const INSTANTS = ['received', 'due', 'appraised', 'approved', 'signed', 'returned', 'finished'] as const

/** As a source writes it. */
function asSent(fields: ReturnType<typeof dossier>, step: object): object {
  const times = Object.entries(fields).map(([name, value]) =>
    INSTANTS.some((instant) => instant === name) ? [name, new Date(Number(value)).toISOString()] : [name, value],
  )
  return { ...Object.fromEntries(times), ...step }
}

/** Registers at the size the issue names. */
export async function benchRegisters(): Promise<Figure[]> {
  const folder = mkdtempSync(join(tmpdir(), 'ioc-bench-registers-'))
  const config = readConfig({ IOC_DATA: folder, IOC_DEMO: '1', PORT: '0' })
  const pack = readPack(config.pack)
  const { catalogue } = pack
  const units = catalogue.units.filter(({ kind }) => kind === 'commune' || kind === 'town').map(({ code }) => code)
  const path = join(folder, 'ioc.sqlite')
  const start = async () => {
    const store = await openStore({ path, utcOffsetMinutes: catalogue.utcOffsetMinutes })
    const app = await buildApp({
      config,
      pack,
      store,
      now: () => NOW,
      limits: { source: 1e9, others: 1e9, delayMs: 0 },
    })
    app.snapshotter.latest(pack.defaultScope)
    const close = async () => {
      await app.http.close()
      await store.close()
    }
    return { store, app, close }
  }
  try {
    const filling = await openStore({ path, utcOffsetMinutes: catalogue.utcOffsetMinutes })
    const { digest, entriesOf } = createRules(catalogue, createUnitTree(catalogue.units), filling.seriesOf)
    await filling.records.indexBy(indexedFields(catalogue.registers.values()))
    await filling.records.countBy(digest, entriesOf)
    await filling.sources.put({ id: 'bench', name: 'Bench', kind: 'api', sample: true, measures: null, units: null })
    const { id, key, hash } = makeKey()
    await filling.sources.addKey({ id, source: 'bench', hash, createdAt: 0, expiresAt: null, revokedAt: null })
    const filled = performance.now()
    for (let n = 0; n < DOSSIERS; n += BATCH) {
      const rows = Array.from({ length: BATCH }, (_, i) => dossier(n + i, units)).map((fields) => ({
        key: fields.code,
        record: { unit: fields.unit, fields },
      }))
      const at = NOW - A_YEAR
      await filling.records.accept({
        register: 'dossiers',
        source: 'bench',
        receivedAt: NOW,
        at,
        units: null,
        rows,
        entriesOf,
      })
    }
    const fillSeconds = (performance.now() - filled) / 1_000
    await filling.close()
    await (await start()).close()

    const began = performance.now()
    const stand = await start()
    const opened = performance.now() - began
    try {
      const address = await stand.app.http.listen({ host: '127.0.0.1', port: 0 })
      return [
        {
          work: `records of a register stored and counted`,
          against: '–',
          ours: Math.round(DOSSIERS / fillSeconds),
          theirs: null,
          unit: 'rows/s',
        },
        {
          work: 'start with a year of 300,000 dossiers',
          against: '–',
          ours: opened,
          theirs: null,
          unit: 'ms',
          atMost: 5_000,
        },
        await events(address, key, units),
      ]
    } finally {
      await stand.close()
    }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

async function events(address: string, key: string, units: readonly string[]): Promise<Figure> {
  const client: Socket<ServerEvents, ClientEvents> = io(`${address}/live`, { transports: ['websocket'] })
  try {
    await client.emitWithAck('watch', { scope: '508' })
    const times: number[] = []
    for (let round = 0; round < ROUNDS; round++) {
      await new Promise((resolve) => setTimeout(resolve, 200))
      const first = DOSSIERS - EVENTS * (round + 1)
      const now = new Date(NOW - HOUR).toISOString()
      const step = { appraised: now, approved: now, signed: now, returned: now, finished: now, step: 'returned' }
      const rows = Array.from({ length: EVENTS }, (_, i) => asSent(dossier(first + i, units), step))
      const seen = new Promise<number>((resolve) => client.once('delta', () => resolve(performance.now())))
      const body = JSON.stringify(rows)
      const began = performance.now()
      const response = await fetch(`${address}/api/v1/registers/dossiers/records`, {
        method: 'PUT',
        headers: { 'content-type': 'application/json', authorization: `Bearer ${key}` },
        body,
      })
      if (!response.ok) throw new Error(`PUT: ${response.status} ${(await response.text()).slice(0, 400)}`)
      times.push((await seen) - began)
    }
    return {
      work: '1,000 step events → counted and at a client: p50',
      against: '–',
      ours: percentile(times.slice(5), 0.5),
      theirs: null,
      unit: 'ms',
      atMost: 150,
    }
  } finally {
    client.disconnect()
  }
}
