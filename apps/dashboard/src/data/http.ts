import type { ProblemBody } from '@ioc/contract'

/** What the server answered to a question it could not satisfy, or null status when it did not answer at all. */
export class HttpFailure extends Error {
  readonly status: number | null
  constructor(path: string, status: number | null) {
    super(status === null ? `${path}: no answer` : `${path}: ${status}`)
    this.name = 'HttpFailure'
    this.status = status
  }
}

/** An answer with the server's own time of answering, where it said. */
export interface Answer<Body> {
  readonly body: Body
  readonly date: number | null
}

export type GetJson = <Body>(path: string, signal?: AbortSignal) => Promise<Answer<Body>>

const PATIENCE = 15_000
/** What is sent may be long and the line slow. */
const SENDING = 60_000

/** Reads JSON from our own server, or throws `HttpFailure`; gives up after 15 s so that a hung answer is tried again. */
export const getJson: GetJson = async (path: string, signal?: AbortSignal) => {
  const limit = AbortSignal.timeout(PATIENCE)
  const either = signal === undefined ? limit : AbortSignal.any([signal, limit])
  const headers = { accept: 'application/json, application/geo+json' }
  const response = await fetch(path, { headers, signal: either, cache: 'no-cache' }).catch((error: unknown) => {
    if (signal?.aborted === true) throw error
    throw new HttpFailure(path, null)
  })
  if (!response.ok) throw new HttpFailure(path, response.status)
  const date = Date.parse(response.headers.get('date') ?? '')
  return { body: await response.json(), date: Number.isNaN(date) ? null : date }
}

/** What the server would not do, with its own words for it where it gave any. */
export class Refusal extends HttpFailure {
  readonly problem: ProblemBody
  constructor(path: string, problem: ProblemBody) {
    super(path, problem.status)
    this.name = 'Refusal'
    this.problem = problem
  }
}

/**
 * Sends JSON (or nothing) and reads the JSON of the answer. Throws `Refusal` where the server says why it will
 * not, else `HttpFailure`. Never sent twice: whoever presses again decides that.
 */
export async function sendJson<Body>(method: 'POST' | 'PUT', path: string, body?: unknown): Promise<Body> {
  const headers = { accept: 'application/json', ...(body === undefined ? {} : { 'content-type': 'application/json' }) }
  const sent = body === undefined ? {} : { body: JSON.stringify(body) }
  const signal = AbortSignal.timeout(SENDING)
  const response = await fetch(path, { method, headers, ...sent, signal }).catch(() => {
    throw new HttpFailure(path, null)
  })
  if (response.ok) return response.json()
  const isProblem = response.headers.get('content-type')?.includes('problem+json') === true
  throw isProblem ? new Refusal(path, await response.json()) : new HttpFailure(path, response.status)
}
