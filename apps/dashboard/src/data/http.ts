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
 * not, else `HttpFailure`. Never sent twice: whoever presses again decides that. `beside` are further headers.
 */
export async function sendJson<Body>(
  method: 'POST' | 'PUT' | 'PATCH',
  path: string,
  body?: unknown,
  beside: Readonly<Record<string, string>> = {},
): Promise<Body> {
  return (await send(path, jsonOf(method, body, beside))).json()
}

/** Sends JSON (or nothing) where no answer is left to read, as when something is thrown away. Throws like `sendJson`. */
export async function sendOnly(method: 'POST' | 'DELETE', path: string, body?: unknown): Promise<void> {
  await send(path, jsonOf(method, body, {}))
}

/** Sends a file as a form does and reads the JSON of the answer; `signal` stops the sending. Throws like `sendJson`. */
export async function sendFile<Body>(path: string, file: File, signal: AbortSignal): Promise<Body> {
  const body = new FormData()
  body.append('file', file, file.name)
  return (await send(path, { method: 'POST', headers: { accept: 'application/json' }, body, signal })).json()
}

/** Fetches a file to be kept, with the name the server gives it. Throws like `sendJson`. */
export async function getFile(path: string): Promise<{ readonly name: string; readonly file: Blob }> {
  const response = await send(path, { signal: AbortSignal.timeout(SENDING) })
  const [, name = 'file'] = /filename\*=UTF-8''([^;]+)/.exec(response.headers.get('content-disposition') ?? '') ?? []
  return { name: decodeURIComponent(name), file: await response.blob() }
}

function jsonOf(method: string, body: unknown, beside: Readonly<Record<string, string>>): RequestInit {
  const typed = body === undefined ? {} : { 'content-type': 'application/json' }
  const headers = { accept: 'application/json', ...typed, ...beside }
  const sent = body === undefined ? {} : { body: JSON.stringify(body) }
  return { method, headers, ...sent, signal: AbortSignal.timeout(SENDING) }
}

async function send(path: string, init: RequestInit): Promise<Response> {
  const response = await fetch(path, init).catch(() => {
    throw new HttpFailure(path, null)
  })
  if (response.ok) return response
  const isProblem = response.headers.get('content-type')?.includes('problem+json') === true
  throw isProblem ? new Refusal(path, await response.json()) : new HttpFailure(path, response.status)
}
