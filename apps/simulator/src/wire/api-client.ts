import { AcceptedReply, ProblemBody, type WireCatalogue } from '@ioc/contract'
import type { Clock } from '../clock.ts'
import type { Row } from '../reporting/row.ts'
import { backOff } from './back-off.ts'

/** What became of one request: stored, refused for good, or worth another try. */
type Outcome =
  | { readonly kind: 'stored'; readonly reply: AcceptedReply }
  | { readonly kind: 'refused'; readonly problem: ProblemBody }
  | { readonly kind: 'again'; readonly why: string }

interface PostOptions {
  readonly key: string
  readonly idempotencyKey?: string
  /** `dryRun=true` asks what a batch would do; `mode=partial` keeps its good rows. */
  readonly query?: 'dryRun=true' | 'mode=partial'
  readonly signal: AbortSignal
}

/** The public API as a source meets it. */
export interface ApiClient {
  /** Asks until there is a catalogue, for ever; null only when the signal is given. */
  catalogue(signal: AbortSignal): Promise<WireCatalogue | null>
  /** One try. Never rejects. */
  post(rows: readonly Row[], options: PostOptions): Promise<Outcome>
}

const TIMEOUT_MS = 30_000
/** Answers that a source cannot mend by itself but a person or time can. */
const WORTH_WAITING = new Set([401, 403, 408, 425, 429])

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

    async post(rows, { key, idempotencyKey, query, signal }) {
      const headers: Record<string, string> = { authorization: `Bearer ${key}`, 'content-type': 'application/json' }
      if (idempotencyKey !== undefined) headers['idempotency-key'] = idempotencyKey
      try {
        const response = await fetch(`${base}/readings${query === undefined ? '' : `?${query}`}`, {
          method: 'POST',
          headers,
          body: JSON.stringify(rows),
          signal: bounded(signal),
        })
        return await outcomeOf(response)
      } catch (error) {
        return { kind: 'again', why: reasonOf(error) }
      }
    },
  }
}

/** Enough to know whom we speak to; the server's own compiler holds the rest to the type. */
function isCatalogue(body: unknown): body is WireCatalogue {
  return typeof body === 'object' && body !== null && 'measures' in body && 'units' in body && 'calendar' in body
}

async function outcomeOf(response: Response): Promise<Outcome> {
  const body: unknown = await response.json()
  if (response.ok) return { kind: 'stored', reply: AcceptedReply.parse(body) }
  if (response.status >= 500 || WORTH_WAITING.has(response.status)) {
    return { kind: 'again', why: `${response.status} ${ProblemBody.safeParse(body).data?.title ?? ''}`.trim() }
  }
  return { kind: 'refused', problem: ProblemBody.parse(body) }
}

function bounded(signal: AbortSignal): AbortSignal {
  return AbortSignal.any([signal, AbortSignal.timeout(TIMEOUT_MS)])
}

function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error)
  return error.cause instanceof Error ? error.cause.message || error.message : error.message
}
