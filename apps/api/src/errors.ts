import type { ProblemDetail } from '@ioc/contract'

/**
 * Every error a caller may meet, by id, with its HTTP status and English title. The id is part of the
 * wire (`urn:ioc:problem:<id>`): it never changes its meaning. 4xx is information for the caller.
 */
export const PROBLEMS = {
  'bad-request': { status: 400, title: 'The request cannot be understood' },
  unauthorised: { status: 401, title: 'A valid key is needed' },
  forbidden: { status: 403, title: 'This is not yours to do' },
  'not-found': { status: 404, title: 'There is nothing here' },
  'method-not-allowed': { status: 405, title: 'This cannot be done here' },
  conflict: { status: 409, title: 'This contradicts what is stored' },
  'too-large': { status: 413, title: 'Too much was sent at once' },
  'unsupported-format': { status: 415, title: 'This format is not taken here' },
  'bad-rows': { status: 422, title: 'Some rows cannot be accepted' },
  'key-reused': { status: 422, title: 'This Idempotency-Key came with another body' },
  'too-many': { status: 429, title: 'Too many requests' },
  internal: { status: 500, title: 'Something went wrong on our side' },
  'store-full': { status: 503, title: 'There is no room to store anything' },
  'not-ready': { status: 503, title: 'Not ready yet' },
} as const satisfies Record<string, { status: number; title: string }>

export type ProblemId = keyof typeof PROBLEMS

/** An error meant for the caller; anything else thrown is logged and shown as `internal`. */
export class Problem extends Error {
  readonly id: ProblemId
  readonly status: number
  readonly errors: readonly ProblemDetail[] | undefined

  constructor(id: ProblemId, detail: string, errors?: readonly ProblemDetail[]) {
    super(detail)
    this.name = 'Problem'
    this.id = id
    this.status = PROBLEMS[id].status
    this.errors = errors
  }
}
