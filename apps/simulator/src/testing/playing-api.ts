import { once } from 'node:events'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { ReadingInput, RecordsPutQuery, type WireCatalogue } from '@ioc/contract'
import { z } from 'zod'

/** What the playing server was told: subject → value, and how often each idempotency key came. */
export interface PlayingApi {
  readonly url: string
  readonly stored: Map<string, number>
  readonly keysSeen: Map<string, number>
  readonly requests: { readonly dry: boolean; readonly rows: number }[]
  /** What it was told of registers: `register key` → the record and since when it holds. */
  readonly records: Map<string, { readonly at: number; readonly record: Readonly<Record<string, unknown>> }>
  /** Every batch of records it stored. */
  readonly deliveries: Delivered[]
  /** Rows it found against the contract; must stay empty. */
  readonly faults: string[]
  /** While above zero, a batch is stored and the connection cut before the answer. */
  cutAnswers: number
  /** While above zero, a batch is answered 503. */
  failures: number
  close(): Promise<void>
}

/** A batch of records as it came. */
export interface Delivered {
  readonly register: string
  readonly at: number
  readonly units: readonly string[] | null
  readonly records: readonly Readonly<Record<string, unknown>>[]
}

/** A server that holds the simulator to the public contract; what it stores is a Map. */
export async function playApi(
  catalogue: WireCatalogue,
  keys: ReadonlyMap<string, string>,
  port = 0,
): Promise<PlayingApi> {
  const answers = new Map<string, string>()
  const server = createServer((request, response) => void handle(request, response))
  const play: PlayingApi = {
    url: '',
    stored: new Map(),
    keysSeen: new Map(),
    requests: [],
    records: new Map(),
    deliveries: [],
    faults: [],
    cutAnswers: 0,
    failures: 0,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }

  const handle = async (request: IncomingMessage, response: ServerResponse) => {
    const url = new URL(request.url ?? '/', 'http://playing')
    const answer = (status: number, body: unknown) => response.writeHead(status).end(JSON.stringify(body))
    if (url.pathname === '/api/v1/catalogue') return answer(200, catalogue)
    const register = /^\/api\/v1\/registers\/([a-z-]+)\/records$/.exec(url.pathname)?.[1]
    if (url.pathname !== '/api/v1/readings' && register === undefined) {
      return answer(404, problem(404, 'There is nothing here'))
    }
    const body = await textOf(request)
    if (![...keys.values()].includes(request.headers.authorization?.slice(7) ?? '')) {
      return answer(401, problem(401, 'A valid key is needed'))
    }
    if (play.failures > 0) {
      play.failures -= 1
      return answer(503, problem(503, 'Not ready yet'))
    }
    const key = request.headers['idempotency-key']
    const dry = url.searchParams.get('dryRun') === 'true'
    const known = typeof key === 'string' ? answers.get(key) : undefined
    if (typeof key === 'string') play.keysSeen.set(key, (play.keysSeen.get(key) ?? 0) + 1)
    const taken = () =>
      register === undefined ? take(play, catalogue, body, dry) : putRecords(play, register, url.searchParams, body)
    const text = known ?? JSON.stringify(taken())
    if (typeof key === 'string') answers.set(key, text)
    if (play.cutAnswers > 0) {
      play.cutAnswers -= 1
      return request.socket.destroy()
    }
    return response.writeHead(200).end(text)
  }

  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve))
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('the playing server has no port')
  return Object.assign(play, { url: `http://127.0.0.1:${address.port}` })
}

function take(play: PlayingApi, catalogue: WireCatalogue, body: string, dry: boolean) {
  const rows = z.array(ReadingInput).parse(JSON.parse(body))
  const reply = { accepted: 0, revised: 0, unchanged: 0, refused: 0, seq: dry ? null : play.requests.length + 1 }
  play.requests.push({ dry, rows: rows.length })
  const inBatch = new Set<string>()
  for (const row of rows) {
    const subject = `${row.measure} ${row.unit} ${row.period ?? row.at}`
    const fault = faultOf(catalogue, row) ?? (inBatch.has(subject) ? 'twice in a batch' : null)
    if (fault !== null) play.faults.push(`${subject}: ${fault}`)
    inBatch.add(subject)
    const before = play.stored.get(subject)
    reply[before === undefined ? 'accepted' : before === row.value ? 'unchanged' : 'revised'] += 1
    if (!dry) play.stored.set(subject, row.value)
  }
  return reply
}

function putRecords(play: PlayingApi, register: string, query: URLSearchParams, body: string) {
  const { at, units, dryRun } = RecordsPutQuery.parse(Object.fromEntries(query))
  const rows = body.split('\n').filter((line) => line !== '')
  const records = rows.map((line) => z.record(z.string(), z.unknown()).parse(JSON.parse(line)))
  const reply = { accepted: 0, revised: 0, unchanged: 0, refused: 0, dropped: {}, seq: dryRun ? null : 1 }
  if (at === undefined) throw new Error('a batch of records without its moment')
  if (!dryRun) play.deliveries.push({ register, at, units: units ?? null, records })
  for (const record of records) {
    const subject = `${register} ${String(record['code'])}`
    const before = play.records.get(subject)
    if (before && before.at > at && !dryRun) play.faults.push(`${subject}: older than what is known`)
    const same = JSON.stringify(before?.record) === JSON.stringify(record)
    reply[before === undefined ? 'accepted' : same ? 'unchanged' : 'revised'] += 1
    if (!dryRun && !same) play.records.set(subject, { at, record })
  }
  return reply
}

function faultOf(catalogue: WireCatalogue, row: ReadingInput): string | null {
  const measure = catalogue.measures.find(({ id }) => id === row.measure)
  const unit = catalogue.units.find(({ code }) => code === row.unit)
  if (measure === undefined || unit === undefined) return 'unknown measure or unit'
  if (measure.counting) return 'it is counted from a register'
  if (!measure.levels.includes(unit.kind === 'town' ? 'commune' : unit.kind)) return 'wrong level'
  if ((measure.kind === 'stock') !== (row.at !== undefined) || (row.at === undefined) === (row.period === undefined)) {
    return 'a flow has a period, a stock an instant'
  }
  if (row.value < measure.min || row.value > measure.max) return `${row.value} is out of range`
  const scaled = row.value * 10 ** measure.decimals
  if (Math.abs(scaled - Math.round(scaled)) > 1e-6) return `${row.value} has too many digits`
  if (row.at !== undefined && !/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\+07:00$/.test(row.at)) return 'no zone'
  return null
}

const problem = (status: number, title: string) => ({ type: `urn:ioc:problem:${status}`, title, status })

async function textOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = []
  request.on('data', (chunk: Buffer) => chunks.push(chunk))
  await once(request, 'end')
  return Buffer.concat(chunks).toString('utf8')
}
