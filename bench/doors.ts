// What bodies of the largest sizes cost the server they are sent to, and whoever asks it for something else meanwhile.
import { fork } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { SERVER_FLAGS } from '../scripts/server-flags.mjs'
import type { Figure } from './figure.ts'
import { nth, type Place } from './ingest-rows.ts'
import { percentile } from './live-stand.ts'
import { residentMb } from './resident.ts'

const SERVER = fileURLToPath(new URL('./ingest-server.ts', import.meta.url))
const MEGABYTE = 1024 * 1024

/** Bodies sent at once to one door. */
interface Attack {
  readonly name: string
  readonly method: string
  readonly path: string
  readonly type: string
  readonly bodies: readonly Buffer[]
  readonly key: string | null
}

/** Every attack on a server of its own, so that none profits from what another left warm. */
export async function benchDoors(): Promise<Figure[]> {
  const figures: Figure[] = []
  for (const name of Object.keys(ATTACKS)) figures.push(...(await feel(name)))
  return figures
}

const ATTACKS: Readonly<Record<string, (places: readonly Place[]) => Omit<Attack, 'name' | 'key'>>> = {
  '100,000 records as NDJSON, twice': () => ({
    ...RECORDS,
    type: NDJSON,
    bodies: [recordLines(18 * MEGABYTE), recordLines(18 * MEGABYTE)],
  }),
  '64 MB of records as NDJSON': () => ({ ...RECORDS, type: NDJSON, bodies: [recordLines(64 * MEGABYTE)] }),
  'twenty JSON lists of 10 MB of records': () => ({
    ...RECORDS,
    type: JSON_TYPE,
    bodies: Array.from({ length: 20 }, () => listOf(recordLines(10 * MEGABYTE - 100))),
  }),
  '64 MB of readings as NDJSON': (places) => ({
    ...READINGS,
    type: NDJSON,
    bodies: [readingLines(places, 64 * MEGABYTE)],
  }),
  'twenty JSON lists of 10 MB of readings': (places) => ({
    ...READINGS,
    type: JSON_TYPE,
    bodies: Array.from({ length: 20 }, () => listOf(readingLines(places, 10 * MEGABYTE - 100))),
  }),
  'ten times 10 MB of brackets': () => ({
    ...READINGS,
    type: JSON_TYPE,
    bodies: Array.from({ length: 10 }, () => Buffer.alloc(10 * MEGABYTE - 100, '[')),
  }),
}

const JSON_TYPE = 'application/json'
const NDJSON = 'application/x-ndjson'
const READINGS = { method: 'POST', path: '/readings' }
const RECORDS = { method: 'PUT', path: '/registers/dossiers/records' }
const UNITS = ['20599', '20602', '20605', '20608', '20611', '20614', '20617', '20620']

function recordLines(bytes: number): Buffer {
  const lines: string[] = []
  const received = Date.now() - 40 * 86_400_000
  for (let n = 0, length = 0; ; n++) {
    const line = JSON.stringify({
      code: `D${String(n).padStart(7, '0')}`,
      unit: UNITS[n % UNITS.length],
      procedure: '1.001612',
      channel: n % 3 === 0 ? 'counter' : 'online',
      received: new Date(received + n * 1_000).toISOString(),
      due: new Date(received + n * 1_000 + 40 * 3_600_000).toISOString(),
      step: 'received',
      'digitised-input': n % 5 !== 0,
    })
    length += line.length + 1
    if (length > bytes) return Buffer.from(`${lines.join('\n')}\n`)
    lines.push(line)
  }
}

function readingLines(places: readonly Place[], bytes: number): Buffer {
  const lines: string[] = []
  for (let n = 0, length = 0; ; n++) {
    const { place, time, value } = nth(places, n)
    const line = JSON.stringify({ measure: place.measure, unit: place.unit, at: new Date(time).toISOString(), value })
    length += line.length + 1
    if (length > bytes) return Buffer.from(`${lines.join('\n')}\n`)
    lines.push(line)
  }
}

const listOf = (lines: Buffer) => Buffer.from(`[${lines.toString().trimEnd().replaceAll('\n', ',')}]`)

/** What one attack costs: the memory of the server and of all it started, and the time others wait. */
async function feel(name: string): Promise<Figure[]> {
  const folder = mkdtempSync(join(tmpdir(), 'ioc-bench-doors-'))
  const child = fork(SERVER, [folder, '0'], { execArgv: SERVER_FLAGS })
  try {
    const [{ port, key, places }] = await once(child, 'message')
    const url = `http://127.0.0.1:${port}/api/v1`
    const make = ATTACKS[name]
    if (!make) throw new Error(`No such attack: ${name}`)
    const attack: Attack = { ...make(places), name, key }
    const others = watchOthers(`${url}/snapshot?scope=20602`, child.pid)
    await pause(3_000)
    others.begin()
    const started = performance.now()
    const answers = await Promise.all(attack.bodies.map((body) => send(url, attack, body)))
    const seconds = (performance.now() - started) / 1_000
    const { p99, server, all, idle } = await others.end()
    const counted = [...Map.groupBy(answers, (status) => status)].map(([status, ones]) => `${ones.length} × ${status}`)
    const alone = { against: '', theirs: null }
    return [
      { ...alone, work: `${name} (${counted.join(', ')})`, ours: seconds, unit: 's' },
      {
        ...alone,
        work: `– memory of the server at its highest (${idle} MB before)`,
        ours: server,
        unit: 'MB',
        atMost: 512,
      },
      { ...alone, work: '– with the processes it started', ours: all, unit: 'MB' },
      { ...alone, work: "– others' newest snapshot meanwhile: p99", ours: p99, unit: 'ms', atMost: 50 },
    ]
  } finally {
    child.disconnect()
    await once(child, 'exit')
    rmSync(folder, { recursive: true, force: true })
  }
}

async function send(url: string, { method, path, type, key }: Attack, body: Buffer): Promise<number> {
  const headers = { 'content-type': type, ...(key !== null && { authorization: `Bearer ${key}` }) }
  const response = await fetch(`${url}${path}`, { method, headers, body: new Uint8Array(body) })
  await response.arrayBuffer()
  return response.status
}

function watchOthers(url: string, pid: number | undefined) {
  const times: number[] = []
  let [server, all, idle] = [0, 0, 0]
  const over = new AbortController()
  const watching = setInterval(() => {
    server = Math.max(server, residentMb(pid, false))
    all = Math.max(all, residentMb(pid))
  }, 20)
  const asking = (async () => {
    while (!over.signal.aborted) {
      const start = performance.now()
      await (await fetch(url)).arrayBuffer()
      times.push(performance.now() - start)
      await pause(10)
    }
  })()
  return {
    begin() {
      idle = Math.round(residentMb(pid, false))
      times.length = 0
      server = all = 0
    },
    async end() {
      over.abort()
      await asking
      clearInterval(watching)
      return { p99: percentile(times, 0.99), server, all, idle }
    },
  }
}
