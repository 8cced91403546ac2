import type { IncomingMessage } from 'node:http'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import { Problem } from '../errors.ts'
import { takeWhole } from '../plugins/take-whole.ts'
import type { Body } from './body.ts'

const STREAMED = new Map([
  ['application/x-ndjson', 'ndjson'],
  ['text/csv', 'csv'],
] as const)

/** Takes JSON whole, NDJSON and CSV as streams, and refuses any other format, charset or compression. */
export function takeFormats(app: FastifyInstance): void {
  app.removeAllContentTypeParsers()
  app.addContentTypeParser(
    'application/json',
    async (request: FastifyRequest, stream: IncomingMessage): Promise<Body> => ({
      format: 'json',
      bytes: await takeWhole(request, stream),
    }),
  )
  for (const [type, format] of STREAMED) {
    app.addContentTypeParser(type, (_request, stream: IncomingMessage, done) =>
      done(null, { format, stream } satisfies Body),
    )
  }
  app.addContentTypeParser('*', (_request, _payload, done) =>
    done(unsupported('Send application/json, application/x-ndjson or text/csv.')),
  )
  app.addHook('preParsing', (request, _reply, payload, done) => {
    const refused = refuseEncoding(request)
    if (refused) done(refused)
    else done(null, payload)
  })
}

function refuseEncoding({ headers }: FastifyRequest): Problem | undefined {
  const encoding = headers['content-encoding']
  if (encoding !== undefined && encoding !== 'identity') return unsupported(`Send it uncompressed, not as ${encoding}.`)
  const charset = /;\s*charset\s*=\s*"?([^";\s]+)/i.exec(headers['content-type'] ?? '')?.[1]
  if (charset !== undefined && !/^(utf-?8|us-ascii)$/i.test(charset)) return unsupported(`Send UTF-8, not ${charset}.`)
  return undefined
}

const unsupported = (detail: string) => new Problem('unsupported-format', detail)
