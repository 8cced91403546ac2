import rateLimit from '@fastify/rate-limit'
import underPressure from '@fastify/under-pressure'
import type { FastifyInstance } from 'fastify'
import fp from 'fastify-plugin'
import { askerOf } from '../asking.ts'
import { Problem } from '../errors.ts'

/** Requests a minute. A source's are counted per key, everyone else's per address. */
export interface Limits {
  readonly source: number
  readonly others: number
  /** How late the event loop may run before new requests are turned away for a moment; 0: as late as it likes. */
  readonly delayMs: number
}

/** A thousand requests a second of one source; twenty of one screen, which asks a few dozen when it opens. */
export const LIMITS: Limits = { source: 60_000, others: 1_200, delayMs: 2_000 }

/**
 * Config of a route that answers whoever asks, however busy the process is: a browser asks once for a page and its
 * scripts and shows a refusal for good, and whoever watches the process asks because it is busy.
 */
export const NEVER_TURNED_AWAY = { rateLimit: false, pressureHandler: () => undefined } as const

/** Turns away who asks too much, and everyone for a moment when the process cannot keep up. After `rights`. */
export const limits = fp(async (app: FastifyInstance, { limits: { source, others, delayMs } }: { limits: Limits }) => {
  await app.register(rateLimit, {
    timeWindow: 60_000,
    max: ({ actor }) => (actor.kind === 'source' ? source : others),
    keyGenerator: askerOf,
    errorResponseBuilder: (_request, { after }) => new Problem('too-many', `Try again in ${after}.`),
  })
  await app.register(underPressure, { maxEventLoopDelay: delayMs, retryAfter: 1 })
})
