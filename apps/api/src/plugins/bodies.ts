import type { Readable } from 'node:stream'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import fp from 'fastify-plugin'
import { Problem } from '../errors.ts'
import { GIVEN_TWICE, twinsOf } from '../rows/key-twins.ts'
import { quote } from '../rows/refusals.ts'

declare module 'fastify' {
  interface FastifyContextConfig {
    /** Bytes of a body that is taken as it comes (NDJSON, CSV, a file), where the route takes such. */
    streamLimit?: number
  }
}

/** Bytes of a body where a route declares no `bodyLimit`: what a person writes in a form of a few fields. */
export const SMALL_BODY = 64 * 1024
/** Of what a person fills in row by row: a meeting's notes, a unit's form, the columns of a file. */
export const PERSONS_BODY = 512 * 1024

/** How many bytes the route takes of a body of this kind. */
export function boundOf({ routeOptions, headers }: FastifyRequest): number {
  const { bodyLimit, config } = routeOptions
  return isJson(headers['content-type']) ? bodyLimit : (config.streamLimit ?? bodyLimit)
}

/**
 * Refuses a body by the size that it says it has, whatever its kind, before any of it is read; after the right was
 * looked at. A body that does not say its size is counted where it is read. JSON that gives a name twice is refused by
 * that name; doors of rows read it themselves, and name the row too.
 */
export const bodies = fp(async (app: FastifyInstance) => {
  const parse = app.getDefaultJsonParser('error', 'error')
  app.addContentTypeParser<string>('application/json', { parseAs: 'string' }, (request, text, done) =>
    parse(request, text, (error, value) => {
      const refused = error ?? refuseTwins(text, value)
      done(refused, refused ? undefined : value)
    }),
  )
  app.addHook('onRequest', (request, _reply, done) => {
    const said = request.headers['content-length']
    if (said === undefined || request.is404) return done()
    const bound = boundOf(request)
    done(Number(said) > bound ? tooLarge(bound) : undefined)
  })
})

/**
 * The chunks of a body that may not have said its size. Left open when reading ends early, so that the answer still
 * finds its way. Throws `too-large` past `most` bytes.
 */
export async function* readBounded(body: Readable, most: number): AsyncGenerator<Buffer, undefined> {
  let length = 0
  for await (const chunk of body.iterator({ destroyOnReturn: false })) {
    length += chunk.length
    if (length > most) throw tooLarge(most)
    yield chunk
  }
}

function refuseTwins(text: string, value: unknown): Problem | null {
  const names = twinsOf(text, value)
  if (names.length === 0) return null
  const errors = names.map((column) => ({ column, code: 'duplicate-column', detail: GIVEN_TWICE }))
  return new Problem('bad-request', `${names.map(quote).join(', ')} ${GIVEN_TWICE} in one object of the body.`, errors)
}

/** The refusal of a body by its size. */
export const tooLarge = (bound: number): Problem =>
  new Problem('too-large', `At most ${sizeText(bound)} are taken here at once. Nothing was stored.`)

function sizeText(bytes: number): string {
  const kilo = bytes / 1024
  return kilo < 1024 ? `${Math.floor(kilo)} kB` : `${Math.floor(kilo / 1024)} MB`
}

export const isJson = (type: string | undefined) => type === undefined || /^application\/json\b/i.test(type)
