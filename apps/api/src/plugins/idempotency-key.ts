import type { FastifyRequest } from 'fastify'
import { Problem } from '../errors.ts'

/** The key that makes a retry known, if the request bears one. Throws `bad-request` for one that is none. */
export function idempotencyKeyOf({ headers }: FastifyRequest): string | undefined {
  const key = headers['idempotency-key']
  if (key === undefined || (typeof key === 'string' && /^[\x21-\x7e]{1,128}$/.test(key))) return key
  throw new Problem('bad-request', 'An Idempotency-Key is 1 to 128 visible ASCII characters.')
}
