// Bodies of the largest sizes, by name, and the process that sends them: whoever measures others' waits must not send.
import { constants, setPriority } from 'node:os'
import type { Place } from './ingest-rows.ts'
import { nth } from './ingest-rows.ts'

const MEGABYTE = 1024 * 1024
const JSON_TYPE = 'application/json'
const NDJSON = 'application/x-ndjson'
const READINGS = { method: 'POST', path: '/readings' }
const RECORDS = { method: 'PUT', path: '/registers/dossiers/records' }
const UNITS = ['20599', '20602', '20605', '20608', '20611', '20614', '20617', '20620']

/** Bodies sent at once to one door. */
export interface Attack {
  readonly method: string
  readonly path: string
  readonly type: string
  readonly bodies: readonly Buffer[]
}

const ATTACKS: Readonly<Record<string, (places: readonly Place[]) => Attack>> = {
  '100,000 records as NDJSON, twice': () => ({ ...RECORDS, type: NDJSON, bodies: times(2, recordLines(18)) }),
  '64 MB of records as NDJSON': () => ({ ...RECORDS, type: NDJSON, bodies: [recordLines(64)] }),
  'twenty JSON lists of 10 MB of records': () => ({
    ...RECORDS,
    type: JSON_TYPE,
    bodies: times(20, listOf(recordLines(9.9))),
  }),
  '64 MB of readings as NDJSON': (places) => ({ ...READINGS, type: NDJSON, bodies: [readingLines(places, 64)] }),
  'twenty JSON lists of 10 MB of readings': (places) => ({
    ...READINGS,
    type: JSON_TYPE,
    bodies: times(20, listOf(readingLines(places, 9.9))),
  }),
  'ten times 10 MB of brackets': () => ({
    ...READINGS,
    type: JSON_TYPE,
    bodies: times(10, Buffer.alloc(9.9 * MEGABYTE, '[')),
  }),
}

export const ATTACK_NAMES = Object.keys(ATTACKS)

const times = <T>(count: number, one: T): T[] => Array.from({ length: count }, () => one)

function recordLines(megabytes: number): Buffer {
  const received = Date.now() - 40 * 86_400_000
  return linesOf(megabytes, (n) => ({
    code: `D${String(n).padStart(7, '0')}`,
    unit: UNITS[n % UNITS.length],
    procedure: '1.001612',
    channel: n % 3 === 0 ? 'counter' : 'online',
    received: new Date(received + n * 1_000).toISOString(),
    due: new Date(received + n * 1_000 + 40 * 3_600_000).toISOString(),
    step: 'received',
    'digitised-input': n % 5 !== 0,
  }))
}

const readingLines = (places: readonly Place[], megabytes: number) =>
  linesOf(megabytes, (n) => {
    const { place, time, value } = nth(places, n)
    return { measure: place.measure, unit: place.unit, at: new Date(time).toISOString(), value }
  })

function linesOf(megabytes: number, rowOf: (n: number) => object): Buffer {
  const lines: string[] = []
  for (let n = 0, left = megabytes * MEGABYTE; ; n++) {
    const line = JSON.stringify(rowOf(n))
    left -= line.length + 1
    if (left < 0) return Buffer.from(`${lines.join('\n')}\n`)
    lines.push(line)
  }
}

const listOf = (lines: Buffer) => Buffer.from(`[${lines.toString().trimEnd().replaceAll('\n', ',')}]`)

async function send(url: string, { method, path, type }: Attack, key: string, body: Buffer): Promise<number> {
  const headers = { 'content-type': type, authorization: `Bearer ${key}` }
  const response = await fetch(`${url}${path}`, { method, headers, body: new Uint8Array(body) })
  await response.arrayBuffer()
  return response.status
}

/** What the sender is told first; it answers `ready`, is told to go, and answers with the status of each. */
export interface Order {
  readonly name: string
  readonly url: string
  readonly key: string
  readonly places: readonly Place[]
}

if (import.meta.main) {
  // Who sends is another machine: it takes of the processor what the server leaves.
  setPriority(constants.priority.PRIORITY_LOW)
  process.once('message', ({ name, url, key, places }: Order) => {
    const attack = ATTACKS[name]?.(places)
    if (!attack) throw new Error(`No such attack: ${name}`)
    process.once('message', async () => {
      process.send?.(await Promise.all(attack.bodies.map((body) => send(url, attack, key, body))))
      process.disconnect()
    })
    process.send?.('ready')
  })
}
