import { finished } from 'node:stream'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import fp from 'fastify-plugin'
import { Problem } from '../errors.ts'
import { boundOf, isJson } from './bodies.ts'

declare module 'fastify' {
  interface FastifyContextConfig {
    /**
     * Bytes of memory for each byte of a body that is taken as it comes: nothing where it goes through, unless said.
     */
    streamHeld?: number
  }
}

/** Bytes of memory that the bodies of all requests may take together; a single one is taken whatever it is. */
export const HELD_BYTES = 128 * 1024 * 1024
/** Of each byte of JSON: its bytes, and the rows they become. */
const JSON_HELD = 5
/** Bodies under this are not counted: there is always room for what a person sends. */
const SMALL = 256 * 1024

/**
 * Bounds what the bodies of all requests hold at once, whichever doors they come to: twenty uploads of the largest
 * size take no more memory than a few. What finds no room is refused before it is read, and may come again. Room is
 * given back when the answer has left or its asker has gone, as where a network dies within an upload. After `bodies`.
 */
export const heldBodies = fp(async (app: FastifyInstance, { most = HELD_BYTES }: { most?: number }) => {
  let total = 0
  app.addHook('onRequest', (request, reply, done) => {
    const bytes = heldBy(request)
    if (bytes === 0) return done()
    if (total > 0 && total + bytes > most) return done(full())
    total += bytes
    // Not `onResponse`, which never comes where the asker has gone.
    finished(reply.raw, () => void (total -= bytes))
    done()
  })
})

function heldBy(request: FastifyRequest): number {
  const { headers, routeOptions, is404 } = request
  const isChunked = headers['transfer-encoding'] !== undefined
  if (is404 || (headers['content-length'] === undefined && !isChunked)) return 0
  // A body that does not say its size may have all that the door takes.
  const bytes = isChunked ? boundOf(request) : Number(headers['content-length'])
  if (bytes < SMALL) return 0
  return bytes * (isJson(headers['content-type']) ? JSON_HELD : (routeOptions.config.streamHeld ?? 0))
}

const full = () => new Problem('not-ready', 'Other uploads hold all the room there is; send it again in a moment.')
