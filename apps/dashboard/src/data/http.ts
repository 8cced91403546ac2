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
