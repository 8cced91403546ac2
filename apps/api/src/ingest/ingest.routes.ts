import { AcceptedReply, ReadingInput, ReadingsQuery } from '@ioc/contract'
import type { Instant } from '@ioc/metrics'
import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import { Problem } from '../errors.ts'
import { idempotencyKeyOf } from '../plugins/idempotency-key.ts'
import type { Actor } from '../rights.ts'
import type { SourceRecord } from '../store/store.ts'
import { type Body, JSON_LIMIT, STREAM_LIMIT, takeBody } from './body.ts'
import { takeFormats } from './formats.routes.ts'
import type { Ingest } from './ingest.ts'
import { createSourceLimit, SOURCE_LIMITS, type SourceLimits } from './source-limit.ts'
import { type RefusedRows, watchRows } from './watch-rows.ts'

export interface IngestRoutes {
  readonly ingest: Ingest
  /** What the source behind a key may report, as it stands now. */
  readonly sourceOf: (actor: Actor) => Promise<SourceRecord>
  readonly now: () => Instant
  readonly limits?: SourceLimits | undefined
  /** Told of rows that were not stored because they cannot be. Must not throw. */
  readonly onRefused?: ((source: SourceRecord, refused: RefusedRows) => void) | undefined
}

const DESCRIPTION = `An array of readings as JSON (at most 10 MB), one reading a line as NDJSON, or a CSV (both at most
1 GB) whose header names the columns measure, unit, value, note and period (a flow) or at (a stock). Rows count from 1 in JSON and NDJSON; a row
of a CSV is called by the line of the file at which it begins, its header being line 1. Lines may end in CRLF, LF or CR,
columns be parted by commas, semicolons or tabs. One bad row refuses the whole, naming
every bad row and column; \`mode=partial\` stores the good rows and names the others. \`dryRun=true\` stores nothing and
says what would happen. A row that breaks a rule across measures (\`rules\` of the catalogue: 15000 activated of 6191
collected), with what stands or comes with it, is a bad row; \`implausible=mark\` stores it as it is and names it, and its
value is shown as implausible, judged and ranked by nobody. A period is locked some periods after it fell due
(\`lockAfter\` of the cadence): then a row that corrects what stood is refused as \`period-locked\` unless its \`note\` says
why, and a first value is stored with a remark. With an \`Idempotency-Key\` a retry stores nothing twice and gets the first answer.`

/** `POST /readings`, under the API's prefix and after `rights`. */
export async function ingestRoutes(app: FastifyInstance, deps: IngestRoutes): Promise<void> {
  takeFormats(app)
  const limit = createSourceLimit(deps.limits ?? SOURCE_LIMITS, deps.now)
  app.post<{ Querystring: ReadingsQuery; Body: Body | undefined }>('/readings', {
    // Counted here by requests and rows of each key, in place of the general count of requests.
    config: { right: 'readings.write', rateLimit: false, streamLimit: STREAM_LIMIT },
    bodyLimit: JSON_LIMIT,
    // What protects a page is nothing to a machine, and costs more than the reading it sends.
    helmet: false,
    schema: {
      summary: 'Send readings',
      description: DESCRIPTION,
      tags: ['readings'],
      security: [{ sourceKey: [] }],
      querystring: ReadingsQuery,
      body: z.array(ReadingInput),
      response: { 200: AcceptedReply },
    },
    // The schemas describe; rows are checked one by one on their way in, so that each can be named.
    validatorCompiler: ({ httpPart }) => (httpPart === 'querystring' ? readQuery : (data) => ({ value: data })),
    serializerCompiler: () => JSON.stringify,
    onRequest(request, reply, done) {
      reply.header('x-content-type-options', 'nosniff')
      const wait = limit.admit(keyIdOf(request.actor))
      if (wait > 0) reply.header('retry-after', wait)
      done(wait > 0 ? new Problem('too-many', `This key has sent too much; wait ${wait} s.`) : undefined)
    },
    async handler(request) {
      const { actor, body, query } = request
      if (!body) throw new Problem('bad-request', 'The body is empty.')
      const idempotencyKey = idempotencyKeyOf(request)
      const source = await deps.sourceOf(actor)
      const count = (rows: number) => limit.pay(keyIdOf(actor), rows)
      const take = (ingest: Ingest) => takeBody(ingest, body, { source, query, idempotencyKey, count })
      const { onRefused } = deps
      const told = onRefused && !query.dryRun
      return told ? tellRefused(deps.ingest, take, (refused) => onRefused(source, refused)) : take(deps.ingest)
    },
  })
}

/** What the sender got wrong is told; what is ours (no room, not ready) or comes again by itself is not. */
async function tellRefused(
  ingest: Ingest,
  take: (ingest: Ingest) => Promise<AcceptedReply>,
  tell: (refused: RefusedRows) => void,
): Promise<AcceptedReply> {
  const watched = watchRows(ingest)
  try {
    const reply = await take(watched.ingest)
    if (reply.refused > 0) {
      const detail = `${reply.refused} rows cannot be accepted; the others were stored.`
      tell(watched.bad(new Problem('bad-rows', detail, reply.errors), reply.refused))
    }
    return reply
  } catch (error) {
    if (error instanceof Problem && error.status < 500 && error.status !== 429) tell(watched.whole(error))
    throw error
  }
}

/** Fastify hands over plain strings; a value given twice is an array and refused like a name not known. */
function readQuery(data: unknown): { value: ReadingsQuery } {
  const parsed = ReadingsQuery.safeParse(data)
  if (parsed.success) return { value: parsed.data }
  const errors = parsed.error.issues.map(({ path, message }) => ({
    column: path.join('.'),
    code: 'bad-value',
    detail: message,
  }))
  throw new Problem(
    'bad-request',
    `The query is not as described: ${errors.map(({ detail }) => detail).join('; ')}.`,
    errors,
  )
}

const keyIdOf = (actor: Actor) => (actor.kind === 'source' ? actor.keyId : actor.kind)
