import { AcceptedReply, RecordsReply, type WireCatalogue } from '@ioc/contract'
import type { Clock } from '../clock.ts'
import type { RecordRow } from '../registers/record-row.ts'
import type { Row } from '../reporting/row.ts'
import { backOff } from './back-off.ts'
import { type Outcome, outcomeOf, reasonOf } from './outcome.ts'

interface AskOptions {
  readonly key: string
  readonly idempotencyKey?: string
  /** `dryRun=true` asks what a batch would do; `mode=partial` keeps its good rows. */
  readonly query?: 'dryRun=true' | 'mode=partial'
  readonly signal: AbortSignal
}

/** Records of one register as they go over the wire. */
export interface RecordsToPut {
  readonly register: string
  readonly records: readonly RecordRow[]
  /** Since when they hold, ISO 8601 with a zone. */
  readonly at: string
  /** Codes of the units they are complete for; null for all. */
  readonly units: readonly string[] | null
}

/** The public API as a source meets it. */
export interface ApiClient {
  /** Asks until there is a catalogue, for ever; null only when the signal is given. */
  catalogue(signal: AbortSignal): Promise<WireCatalogue | null>
  /** One try. Never rejects. */
  post(rows: readonly Row[], options: AskOptions): Promise<Outcome<AcceptedReply>>
  /** One try. Never rejects. */
  put(batch: RecordsToPut, options: AskOptions): Promise<Outcome<RecordsReply>>
}

const TIMEOUT_MS = 30_000

export function createApiClient(url: string, clock: Clock, log: (line: string) => void): ApiClient {
  const base = `${url.replace(/\/$/, '')}/api/v1`

  const fetchCatalogue = async (signal: AbortSignal): Promise<WireCatalogue> => {
    const response = await fetch(`${base}/catalogue`, { signal: bounded(signal) })
    if (!response.ok) throw new Error(`${response.status} ${response.statusText}`)
    const body: unknown = await response.json()
    if (!isCatalogue(body)) throw new Error('the answer is no catalogue')
    return body
  }

  return {
    async catalogue(signal) {
      for (let attempt = 1; !signal.aborted; attempt += 1) {
        try {
          return await fetchCatalogue(signal)
        } catch (error) {
          if (attempt % 20 === 0) log(`waiting for ${base}: ${reasonOf(error)}`)
          await clock.sleep(Math.min(2_000, backOff(attempt)), signal)
        }
      }
      return null
    },

    post(rows, { query, ...options }) {
      const path = `${base}/readings${query === undefined ? '' : `?${query}`}`
      const request = requestOf('POST', 'application/json', JSON.stringify(rows), options)
      return outcomeOf(fetch(path, request), AcceptedReply)
    },

    put({ register, records, at, units }, { query, ...options }) {
      const asked = new URLSearchParams({ ...(query && Object.fromEntries(new URLSearchParams(query))), at })
      if (units !== null) asked.set('units', units.join(','))
      const path = `${base}/registers/${register}/records?${asked.toString()}`
      const lines = records.map((record) => JSON.stringify(record)).join('\n')
      return outcomeOf(fetch(path, requestOf('PUT', 'application/x-ndjson', `${lines}\n`, options)), RecordsReply)
    },
  }
}

function requestOf(
  method: string,
  type: string,
  body: string,
  { key, idempotencyKey, signal }: Omit<AskOptions, 'query'>,
): RequestInit {
  const headers: Record<string, string> = { authorization: `Bearer ${key}`, 'content-type': type }
  if (idempotencyKey !== undefined) headers['idempotency-key'] = idempotencyKey
  return { method, headers, body, signal: bounded(signal) }
}

/** Enough to know whom we speak to; the server's own compiler holds the rest to the type. */
function isCatalogue(body: unknown): body is WireCatalogue {
  return typeof body === 'object' && body !== null && 'measures' in body && 'units' in body && 'calendar' in body
}

function bounded(signal: AbortSignal): AbortSignal {
  return AbortSignal.any([signal, AbortSignal.timeout(TIMEOUT_MS)])
}
