import { SnapshotQuery, WireSnapshot } from '@ioc/contract'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { ZodTypeProvider } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { askingOf } from '../asking.ts'
import { Problem } from '../errors.ts'
import type { Archive } from './archive.ts'
import { createEncodings, encodingFor } from '../encodings.ts'
import type { Snapshotter } from './snapshotter.ts'

export interface SnapshotRoutesDeps {
  readonly snapshotter: Pick<Snapshotter, 'latest'>
  readonly archive: Pick<Archive, 'snapshot'>
  readonly defaultScope: string
  readonly epoch: string
  readonly now: () => number
}

/** Answers about the past kept compressed; a day of a district is less than a tenth of a megabyte. */
const PAST_KEPT = 64

const NotChanged = z.null().describe('Nothing changed since the ETag that was sent along')

/** `GET /snapshot`: the same object as the socket's; an earlier instant is answered from the store. */
export async function snapshotRoutes(bare: FastifyInstance, deps: SnapshotRoutesDeps): Promise<void> {
  const app = bare.withTypeProvider<ZodTypeProvider>()
  const encode = createEncodings(4)
  const encodePast = createEncodings(4, PAST_KEPT)
  const schema = { tags: ['snapshots'], querystring: SnapshotQuery, response: { 200: WireSnapshot, 304: NotChanged } }
  app.get('/snapshot', { config: { right: 'snapshot.read' }, schema }, async (request, reply) => {
    const { scope = deps.defaultScope, ...then } = request.query
    if (Object.values(then).some((part) => part !== undefined)) {
      if (Math.max(then.asOf ?? 0, then.knownAt ?? 0) > deps.now())
        throw new Problem('bad-request', 'That is still to come.')
      const answer = await deps.archive.snapshot(scope, then, askingOf(request, reply))
      if (!answer) throw new Problem('not-found', `No unit had the code ${scope} then.`)
      const encoding = encodingFor(request.headers['accept-encoding'])
      reply.header('vary', 'accept-encoding')
      if (isKnown(request, reply, `past-${deps.epoch}-${answer.version}`)) return sendEncoded(reply.code(304), '')
      if (encoding === 'identity') return sendEncoded(reply, answer.json())
      reply.header('content-encoding', encoding)
      // Of one version asked for in the same words any answer is right, also one that was given a while ago.
      const name = JSON.stringify([scope, then])
      return sendEncoded(reply, await encodePast(name, answer.version, encoding, answer.json))
    }
    const view = deps.snapshotter.latest(scope)
    if (!view) throw new Problem('not-found', `No unit has the code ${scope}.`)
    const version = `${deps.epoch}-${view.seq}`
    const encoding = encodingFor(request.headers['accept-encoding'])
    reply.header('vary', 'accept-encoding')
    if (isKnown(request, reply, version)) return sendEncoded(reply.code(304), '')
    if (encoding !== 'identity') reply.header('content-encoding', encoding)
    return sendEncoded(reply, await encode(scope, version, encoding, () => view.json()))
  })
}

/** Says which version this is, and whether the caller has it already. */
function isKnown(request: FastifyRequest, reply: FastifyReply, version: string): boolean {
  reply.header('etag', `W/"${version}"`).header('cache-control', 'no-cache')
  return request.headers['if-none-match'] === `W/"${version}"`
}

/** Sends what is JSON already: encoding it again for every request would cost more than all the rest. */
function sendEncoded(reply: FastifyReply, body: string | Buffer): FastifyReply {
  return reply.type('application/json; charset=utf-8').send(body)
}
