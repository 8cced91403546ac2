import type { FastifyReply, FastifyRequest } from 'fastify'
import { Problem } from './errors.ts'

/** Who asks, and whether they still wait. */
export interface Asking {
  readonly asker: string
  /** Aborted with the reason when the asker has gone. */
  readonly signal: AbortSignal
}

/** A source by its key, everyone else by their address. */
export function askerOf({ actor, ip }: Pick<FastifyRequest, 'actor' | 'ip'>): string {
  return actor.kind === 'source' ? `key ${actor.keyId}` : ip
}

/** Whoever waits for this answer, until the connection is closed. */
export function askingOf(request: FastifyRequest, reply: FastifyReply): Asking {
  const gone = new AbortController()
  reply.raw.once('close', () => gone.abort(new Problem('bad-request', 'Whoever asked has gone.')))
  return { asker: askerOf(request), signal: gone.signal }
}
