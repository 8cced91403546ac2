// Readings over HTTP into the whole application, beside SQLite by itself and an HTTP server that stores nothing.
import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { openWriter } from '../apps/api/src/store/sqlite/connection.ts'
import { SERVER_FLAGS } from '../scripts/server-flags.mjs'
import type { Figure } from './figure.ts'
import { bodyOf, nth, type Place } from './ingest-rows.ts'
import { postReadings, sendAll } from './raw-client.ts'

const ROWS = 1_000
const BATCHES = 100
const SERVER = fileURLToPath(new URL('./ingest-server.ts', import.meta.url))
const SIZES = { turns: 20, singles: 100_000, present: 10_000_000 }

interface Server {
  readonly port: number
  readonly key: string
  readonly places: readonly Place[]
  readonly child: ChildProcess
}

async function serve(...args: string[]): Promise<Server> {
  const child = fork(SERVER, args, { execArgv: SERVER_FLAGS })
  const [ready] = await once(child, 'message')
  return { ...ready, child }
}

/** One table of the same key, one statement, in transactions of 1,000; WAL and FULL, as the store has it. */
function openBare(folder: string, places: readonly Place[]) {
  const database = openWriter(join(folder, 'bare.sqlite'))
  database.exec(`CREATE TABLE reading (time INTEGER NOT NULL, series INTEGER NOT NULL, revision INTEGER NOT NULL,
    value INTEGER NOT NULL, seq INTEGER NOT NULL, PRIMARY KEY (time, series, revision)) WITHOUT ROWID`)
  const insert = database.prepare('INSERT INTO reading VALUES (?, ?, 1, ?, ?)')
  const series = new Map(places.map((place, index) => [place, index + 1]))
  const put = database.transaction((rows: readonly (readonly [number, number, number])[], seq: number) => {
    for (const [time, number, value] of rows) insert.run(time, number, value, seq)
  })
  return {
    /** Seconds for the batches from the nth reading on. */
    turn(n: number): number {
      const batches = Array.from({ length: BATCHES }, (_, batch) =>
        Array.from({ length: ROWS }, (_, i) => {
          const { place, time, value } = nth(places, n + batch * ROWS + i)
          return [time, series.get(place)!, value] as const
        }),
      )
      const started = performance.now()
      for (const [index, rows] of batches.entries()) put.immediate(rows, index)
      return (performance.now() - started) / 1_000
    },
    close: () => database.close(),
  }
}

/** Seconds for the batches from the nth reading on, over four connections. */
function sendTurn({ port, key, places }: Server, n: number): Promise<number> {
  const requests = Array.from({ length: BATCHES }, (_, batch) =>
    postReadings(key, bodyOf(places, n + batch * ROWS, ROWS)),
  )
  return sendAll(port, 4, requests)
}

/** Turn about, the first of each not counted; rows a second. */
async function race(
  turns: number,
  ours: (n: number) => Promise<number>,
  theirs: (n: number) => Promise<number> | number,
) {
  const seconds = { ours: 0, theirs: 0 }
  for (let turn = 0; turn <= turns; turn++) {
    const n = turn * BATCHES * ROWS
    const [mine, other] = [await ours(n), await theirs(n)]
    if (turn === 0) continue
    seconds.ours += mine
    seconds.theirs += other
  }
  const rows = turns * BATCHES * ROWS
  return { ours: Math.round(rows / seconds.ours), theirs: Math.round(rows / seconds.theirs), unit: 'rows/s' }
}

async function benchSingles(ours: Server, nothing: Server, from: number, count: number) {
  const turn = 5_000
  const seconds = { ours: 0, theirs: 0 }
  for (let n = -turn; n < count; n += turn) {
    const bodies = Array.from({ length: turn }, (_, i) => bodyOf(ours.places, from + turn + n + i, 1))
    const mine = await sendAll(
      ours.port,
      32,
      bodies.map((body) => postReadings(ours.key, body)),
    )
    const other = await sendAll(
      nothing.port,
      32,
      bodies.map((body) => postReadings(ours.key, body)),
    )
    if (n < 0) continue
    seconds.ours += mine
    seconds.theirs += other
  }
  return { ours: Math.round(count / seconds.ours), theirs: Math.round(count / seconds.theirs), unit: 'requests/s' }
}

/** Ingest over HTTP, live view and all. */
export async function benchIngest(sizes = SIZES): Promise<Figure[]> {
  const folders = Array.from({ length: 3 }, () => mkdtempSync(join(tmpdir(), 'ioc-bench-ingest-')))
  const servers: Server[] = []
  const start = async (...args: string[]) => {
    const server = await serve(...args)
    servers.push(server)
    return server
  }
  try {
    const [ours, empty, full] = folders as [string, string, string]
    const first = await start(ours, '0')
    const bare = openBare(ours, first.places)
    const batches = await race(sizes.turns, (n) => sendTurn(first, n), bare.turn)
    bare.close()
    const afterBatches = (sizes.turns + 1) * BATCHES * ROWS
    const singles = await benchSingles(first, await start(), afterBatches, sizes.singles)
    const without = await start(empty, '0')
    const within = await start(full, String(sizes.present))
    const history = await race(
      sizes.turns,
      (n) => sendTurn(within, sizes.present + n),
      (n) => sendTurn(without, sizes.present + n),
    )
    return [
      { work: 'ingest over HTTP, batches of 1,000', against: 'bare better-sqlite3', ...batches, atLeast: 0.5 },
      {
        work: `ingest with ${sizes.present / 1e6} million readings present`,
        against: 'empty',
        ...history,
        atLeast: 0.9,
      },
      {
        work: 'single readings stored, 32 connections',
        against: 'bare node:http, nothing stored',
        ...singles,
        atLeast: 0.4,
      },
    ]
  } finally {
    for (const { child } of servers) child.disconnect()
    await Promise.all(servers.map(({ child }) => once(child, 'exit')))
    for (const folder of folders) rmSync(folder, { recursive: true, force: true })
  }
}
