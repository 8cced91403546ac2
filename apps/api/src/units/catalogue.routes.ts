import { BoundariesQuery, CatalogueQuery, forWall, type WireCatalogue } from '@ioc/contract'
import { type Day, formatDay } from '@ioc/metrics'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { ZodTypeProvider } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { createEncodings, encodingFor } from '../encodings.ts'
import { Problem } from '../errors.ts'
import type { Pack } from '../pack/pack.ts'
import { type FixedAnswer, fixedAnswer } from './fixed-answer.ts'

export interface CatalogueRoutesDeps {
  readonly wire: WireCatalogue
  readonly boundaries: Pack['boundaries']
  readonly today: () => Day
}

const config = { right: 'catalogue.read' } as const
const tags = ['catalogue']
const Id = z.object({ id: z.string().min(1).max(100) })

/** What the district is and counts, as data: `/catalogue`, whole or as a wall needs it, and its parts. */
export async function catalogueRoutes(bare: FastifyInstance, deps: CatalogueRoutesDeps): Promise<void> {
  const app = bare.withTypeProvider<ZodTypeProvider>()
  const { wire, boundaries } = deps
  const sendFixed = createSendFixed()
  const extents = { whole: fixedAnswer(wire), wall: fixedAnswer(forWall(wire)) }
  app.get('/catalogue', { config, schema: { tags, querystring: CatalogueQuery } }, async (request, reply) =>
    sendFixed(request, reply, extents[request.query.for ?? 'whole']),
  )
  const parts = {
    units: wire.units,
    components: wire.components,
    indicators: wire.indicators,
    'published-figures': wire.published ?? [],
  }
  for (const [name, body] of Object.entries(parts)) {
    const answer = fixedAnswer(body)
    app.get(`/${name}`, { config, schema: { tags } }, async (request, reply) => sendFixed(request, reply, answer))
  }
  const ofIndicator = new Map(wire.indicators.map((indicator) => [indicator.id, fixedAnswer(indicator)]))
  app.get('/indicators/:id', { config, schema: { tags, params: Id } }, async (request, reply) => {
    const answer = ofIndicator.get(request.params.id)
    if (!answer) throw new Problem('not-found', `There is no indicator ${request.params.id}.`)
    return sendFixed(request, reply, answer)
  })

  const shapes = boundaries.map((set) => ({ ...set, answer: fixedAnswer(set.geojson) }))
  app.get('/boundaries', { config, schema: { tags, querystring: BoundariesQuery } }, async (request, reply) => {
    const day = request.query.at ?? deps.today()
    const found = shapes.find(({ validFrom, validTo }) => validFrom <= day && (validTo === null || day < validTo))
    if (!found) throw new Problem('not-found', `No shapes are known for ${formatDay(day)}.`)
    return sendFixed(request, reply, found.answer, 'application/geo+json; charset=utf-8')
  })
}

/** Sends an answer, or 304 to who has it already. It may be kept, but is asked about each time. */
function createSendFixed() {
  const encode = createEncodings(11)
  return async (
    { headers }: FastifyRequest,
    reply: FastifyReply,
    { json, etag }: FixedAnswer,
    type = 'application/json; charset=utf-8',
  ): Promise<FastifyReply> => {
    reply.header('etag', etag).header('cache-control', 'no-cache').header('vary', 'accept-encoding')
    if (headers['if-none-match'] === etag) return reply.code(304).send()
    const encoding = encodingFor(headers['accept-encoding'])
    if (encoding !== 'identity') reply.header('content-encoding', encoding)
    return reply.type(type).send(await encode(etag, etag, encoding, () => json))
  }
}
