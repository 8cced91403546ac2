// Files of 50,000 rows from upload to stored, beside the same rows as JSON and beside exceljs reading them; and what
// files that mean harm cost whoever reads them.
import { fork } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import type { ImportState } from '@ioc/contract'
import { readConfig } from '../apps/api/src/config.ts'
import { HOSTILE_FILES } from '../apps/api/src/imports/testing/hostile-files.ts'
import { readPack } from '../apps/api/src/pack/read-pack.ts'
import { SERVER_FLAGS } from '../scripts/server-flags.mjs'
import type { Figure } from './figure.ts'
import { csvOf, rowsOf, workbookOf } from './import-files.ts'
import { mostResidentMb, residentMb } from './resident.ts'

const ROWS = 50_000
const TURNS = 5
const SERVER = fileURLToPath(new URL('./ingest-server.ts', import.meta.url))
const READER = fileURLToPath(new URL('./read-apart.ts', import.meta.url))
/** Who reads a file for longer than this has been ended. */
const LONGEST_MS = 60_000

interface Stand {
  readonly url: string
  readonly key: string
  /** Most memory the server's process ever held, MB; 0 where the system does not tell. */
  peak(): number
}

/** A server of its own process and store, for one use. */
async function withServer<T>(use: (stand: Stand) => Promise<T>): Promise<T> {
  const folder = mkdtempSync(join(tmpdir(), 'ioc-bench-imports-'))
  const child = fork(SERVER, [folder, '0'], { execArgv: SERVER_FLAGS })
  let peak = 0
  const watching = setInterval(() => void (peak = Math.max(peak, residentMb(child.pid))), 50)
  try {
    const [{ port, key }] = await once(child, 'message')
    return await use({ url: `http://127.0.0.1:${port}/api/v1`, key, peak: () => peak })
  } finally {
    clearInterval(watching)
    child.disconnect()
    await once(child, 'exit')
    rmSync(folder, { recursive: true, force: true })
  }
}

async function ask<T>(url: string, init: RequestInit = {}): Promise<T> {
  const response = await fetch(url, init)
  if (!response.ok) throw new Error(`${url}: ${response.status} ${(await response.text()).slice(0, 300)}`)
  return (await response.json()) as T
}

/** Uploads a file and waits for its preview. */
async function preview({ url }: Stand, bytes: Buffer, name: string): Promise<ImportState> {
  const body = new FormData()
  body.append('file', new Blob([Uint8Array.from(bytes)]), name)
  let state = await ask<ImportState>(`${url}/imports`, { method: 'POST', body })
  while (state.state === 'reading') {
    await pause(100)
    state = await ask<ImportState>(`${url}/imports/${state.id}`)
  }
  return state
}

interface Cost {
  readonly seconds: number
  readonly megabytes: number
}

/** A file from upload to stored. */
const storeFile = (bytes: Buffer, name: string): Promise<Cost> =>
  withServer(async (stand) => {
    const started = performance.now()
    const { id, state, problems } = await preview(stand, bytes, name)
    if (state !== 'ready') throw new Error(`${name}: ${JSON.stringify(problems[0])}`)
    await ask(`${stand.url}/imports/${id}/commit`, { method: 'POST' })
    return { seconds: (performance.now() - started) / 1_000, megabytes: stand.peak() }
  })

/** The same rows as JSON: tried, then stored, as a file is. */
const storeJson = (body: string): Promise<Cost> =>
  withServer(async ({ url, key, peak }) => {
    const headers = { 'content-type': 'application/json', authorization: `Bearer ${key}` }
    const started = performance.now()
    await ask(`${url}/readings?dryRun=true`, { method: 'POST', headers, body })
    await ask(`${url}/readings`, { method: 'POST', headers, body })
    return { seconds: (performance.now() - started) / 1_000, megabytes: peak() }
  })

interface Read {
  readonly ms: number
  readonly megabytes: number
  readonly fault: string | null
}

/** Reads a workbook in a process of its own. */
async function readApart(reader: string, path: string): Promise<Read> {
  const child = fork(READER, [reader, path], { execArgv: ['--max-old-space-size=1024'], silent: true })
  const ended = AbortSignal.timeout(LONGEST_MS)
  ended.addEventListener('abort', () => child.kill('SIGKILL'))
  let megabytes = 0
  const watching = setInterval(() => void (megabytes = Math.max(megabytes, mostResidentMb(child.pid))), 100)
  const told = new Promise<Read>((resolve) => child.once('message', (read: Read) => resolve(read)))
  const gone = once(child, 'exit').then(() => ({ ms: LONGEST_MS, megabytes, fault: 'it was ended or died' }))
  const read = await Promise.race([told, gone])
  clearInterval(watching)
  await gone
  return { ...read, megabytes: Math.max(read.megabytes, megabytes) }
}

const median = (values: readonly number[]) =>
  values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN

/** Reading alone, by turns: our reader beside exceljs as it is used mostly, and beside its stream. */
async function benchReading(path: string): Promise<Figure[]> {
  const reads: Record<string, Read[]> = { ours: [], exceljs: [], 'exceljs-stream': [] }
  for (let turn = 0; turn < TURNS; turn++) {
    for (const [reader, list] of Object.entries(reads)) list.push(await readApart(reader, path))
  }
  const of = (reader: string, pick: (read: Read) => number) => median(reads[reader]!.map(pick))
  return ['exceljs', 'exceljs-stream'].flatMap((theirs): Figure[] => [
    {
      work: `read an XLSX of ${ROWS} rows`,
      against: theirs,
      ours: of('ours', ({ ms }) => ms),
      theirs: of(theirs, ({ ms }) => ms),
      unit: 'ms',
      atMost: 1,
    },
    {
      work: `read an XLSX of ${ROWS} rows, most memory`,
      against: theirs,
      ours: of('ours', ({ megabytes }) => megabytes),
      theirs: of(theirs, ({ megabytes }) => megabytes),
      unit: 'MB',
      atMost: 1,
    },
  ])
}

/** Files that mean harm: the worst of them for whoever reads it alone, and all of them one after the other for a server. */
async function benchHostile(folder: string): Promise<Figure[]> {
  const worst = { ours: 0, theirs: 0 }
  const slowest = { ours: 0, theirs: 0 }
  const files = Object.values(HOSTILE_FILES).map((make) => make())
  for (const [index, bytes] of files.entries()) {
    const path = join(folder, `hostile-${index}.xlsx`)
    writeFileSync(path, bytes)
    for (const [side, reader] of [
      ['ours', 'ours'],
      ['theirs', 'exceljs'],
    ] as const) {
      const { megabytes, ms } = await readApart(reader, path)
      worst[side] = Math.max(worst[side], megabytes)
      slowest[side] = Math.max(slowest[side], ms)
    }
  }
  const megabytes = await withServer(async (stand) => {
    for (const bytes of files) {
      const { state, problems } = await preview(stand, bytes, 'hostile.xlsx')
      if (state !== 'refused') throw new Error(`a hostile file was not refused: ${JSON.stringify(problems)}`)
    }
    return stand.peak()
  })
  return [
    { work: 'the worst of the hostile files, most memory', against: 'exceljs', ...worst, unit: 'MB', atMost: 1 },
    { work: 'the slowest of the hostile files', against: 'exceljs', ...slowest, unit: 'ms', atMost: 1 },
    alone('server after all hostile files, most memory', megabytes, 'MB', 512),
  ]
}

const alone = (work: string, ours: number, unit: string, atMost: number): Figure => ({
  work,
  against: '–',
  ours,
  theirs: null,
  unit,
  atMost,
})

/** Files on their way in, at the size the issue names. */
export async function benchImports(): Promise<Figure[]> {
  const folder = mkdtempSync(join(tmpdir(), 'ioc-bench-files-'))
  try {
    const rows = rowsOf(readPack(readConfig({ IOC_DATA: folder }).pack).catalogue, ROWS)
    const workbook = await workbookOf(rows)
    const path = join(folder, 'rows.xlsx')
    writeFileSync(path, workbook)
    const xlsx = await storeFile(workbook, 'rows.xlsx')
    const csv = await storeFile(csvOf(rows), 'rows.csv')
    const json = await storeJson(JSON.stringify(rows))
    const beside = { against: 'the same rows as JSON', theirs: json.seconds, unit: 's' }
    return [
      alone(`XLSX of ${ROWS} rows, upload → stored`, xlsx.seconds, 's', 10),
      alone(`XLSX of ${ROWS} rows, most memory of the server`, xlsx.megabytes, 'MB', 512),
      alone(`CSV of ${ROWS} rows, upload → stored`, csv.seconds, 's', 10),
      alone(`CSV of ${ROWS} rows, most memory of the server`, csv.megabytes, 'MB', 512),
      { work: `XLSX of ${ROWS} rows, tried and stored`, ours: xlsx.seconds, ...beside },
      { work: `CSV of ${ROWS} rows, tried and stored`, ours: csv.seconds, ...beside },
      ...(await benchReading(path)),
      ...(await benchHostile(folder)),
    ]
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}
