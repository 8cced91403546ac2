import { createHash, type Hash } from 'node:crypto'
import type { FastifyRequest } from 'fastify'
import { Problem } from '../errors.ts'

/** The key that makes a retry known, if the request bears one. Throws `bad-request` for one that is none. */
export function idempotencyKeyOf({ headers }: FastifyRequest): string | undefined {
  const key = headers['idempotency-key']
  if (key === undefined || (typeof key === 'string' && /^[\x21-\x7e]{1,128}$/.test(key))) return key
  throw new Problem('bad-request', 'An Idempotency-Key is 1 to 128 visible ASCII characters.')
}

/**
 * Begins the digest by which a retry is told from another request under the same key: its method, its path and what
 * its query asks for, in whatever order and spelling, so that only the body is left to be added.
 */
export function digestOf({ method, routeOptions, params, query }: FastifyRequest): Hash {
  const asked = typeof query === 'object' && query !== null ? Object.entries(query) : []
  const terms = asked.filter(([, value]) => value !== undefined).toSorted(([one], [other]) => (one < other ? -1 : 1))
  return createHash('sha256').update(`${JSON.stringify([method, routeOptions.url, params, terms])}\n`)
}
