import type { Hash } from 'node:crypto'
import type { Readable } from 'node:stream'
import {
  RecordHistory,
  RecordInput,
  RecordsPage,
  RecordsPutQuery,
  RecordsQuery,
  RecordsReply,
  WireRecord,
} from '@ioc/contract'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import type { ZodTypeProvider } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { Problem } from '../errors.ts'
import { digestOf, idempotencyKeyOf } from '../plugins/idempotency-key.ts'
import { takeWhole } from '../plugins/take-whole.ts'
import { refusePersonal } from '../rows/refuse-personal.ts'
import type { Actor } from '../rights.ts'
import type { SourceRecord, Store } from '../store/store.ts'
import { findByWords } from './find-records.ts'
import { toWireHistory, toWireRecord } from './present.ts'
import { readJsonRecords, readNdjsonRecords, STREAM_LIMIT, type TakeRow } from './read-body.ts'
import { readQuery } from './read-query.ts'
import type { RecordUpload, Registers } from './registers.ts'
import { type OnRefused, tellRefused } from './tell-refused.ts'
import type { UnitsUnder } from './units-under.ts'

export interface RegisterRoutes {
  readonly registers: Registers
  readonly store: Pick<Store, 'records'>
  readonly unitsUnder: UnitsUnder
  readonly sourceOf: (actor: Actor) => Promise<SourceRecord>
  /** Told of records that were not stored because they cannot be. Must not throw. */
  readonly onRefused: OnRefused
}

const JSON_LIMIT = 10 * 1024 * 1024
const tags = ['registers']
const Named = z.object({ register: z.string().min(1).max(100) })
const Keyed = Named.extend({ key: z.string().min(1).max(200) })
const Reason = z.strictObject({ reason: z.string().min(3).max(500) })

/** `/registers/:register/records`: put, look, take out. */
export async function registerRoutes(bare: FastifyInstance, deps: RegisterRoutes): Promise<void> {
  const { registers, store, unitsUnder, sourceOf } = deps
  const app = bare.withTypeProvider<ZodTypeProvider>()
  const read = { config: { right: 'registers.read' } } as const
  const write = { config: { right: 'registers.write' } } as const

  app.get(
    '/registers/:register/records',
    {
      ...read,
      schema: {
        tags,
        summary: 'Browse records',
        description:
          'Filters by the key, a unit, and fields that are a choice, a code, a date, a unit or a reference cost what they ' +
          'find; others are held against every record, and so are the words of `find`.',
        params: Named,
        querystring: RecordsQuery,
        response: { 200: RecordsPage },
      },
    },
    async ({ params, query }) => {
      const register = registers.registerOf(params.register)
      const { find = '', ...asked } = query
      const wanted = readQuery(register, asked, unitsUnder)
      if (find.trim() !== '' && wanted.sort !== null) {
        throw new Problem('bad-request', '`find` goes by the key: leave `sort` out.')
      }
      const { records, total } =
        find.trim() === '' ? await store.records.find(wanted) : await findByWords(store.records, register, wanted, find)
      return { total, records: records.map((record) => toWireRecord(register, record)) }
    },
  )
  app.get(
    '/registers/:register/records/:key',
    { ...read, schema: { tags, summary: 'One record', params: Keyed, response: { 200: WireRecord } } },
    async ({ params: { register: id, key } }) => {
      const register = registers.registerOf(id)
      const record = await store.records.get(id, key)
      if (!record) throw new Problem('not-found', `${id} has no record ${key}.`)
      return toWireRecord(register, record)
    },
  )
  app.get(
    '/registers/:register/records/:key/history',
    { ...read, schema: { tags, summary: 'Every state of a record', params: Keyed, response: { 200: RecordHistory } } },
    async ({ params: { register: id, key } }) =>
      toWireHistory(registers.registerOf(id), await store.records.history(id, key)),
  )
  app.delete(
    '/registers/:register/records/:key',
    {
      ...write,
      schema: { tags, summary: 'Take a record out', params: Keyed, body: Reason, response: { 200: RecordsReply } },
    },
    async (request) => {
      const { params, body, actor } = request
      refusePersonal([body.reason], 'reason')
      const key = idempotencyKeyOf(request)
      const bodyHash = digestOf(request).update(body.reason).digest('hex')
      const source = await sourceOf(actor)
      return registers.remove(params.register, params.key, body.reason, {
        source,
        idempotency: key === undefined ? undefined : { key, bodyHash },
      })
    },
  )
  await app.register(async (door) => putRoute(door, deps))
}

/** By itself, because it alone takes NDJSON. */
function putRoute(app: FastifyInstance, { registers, sourceOf, onRefused }: RegisterRoutes): void {
  app.removeContentTypeParser('application/json')
  app.addContentTypeParser(
    'application/json',
    async (request: FastifyRequest, stream: Readable): Promise<LaterBody> => {
      const bytes = await takeWhole(request, stream)
      return { read: (digest, take) => readJsonRecords(bytes, digest, take) }
    },
  )
  app.addContentTypeParser('application/x-ndjson', (_request: FastifyRequest, stream: Readable, done) =>
    done(null, { read: (digest, take) => readNdjsonRecords(stream, digest, take) } satisfies LaterBody),
  )
  app.put<{
    Params: z.output<typeof Named>
    Querystring: RecordsPutQuery
    Body: LaterBody | undefined
  }>('/registers/:register/records', {
    config: { right: 'registers.write', streamLimit: STREAM_LIMIT, streamHeld: 5 },
    bodyLimit: JSON_LIMIT,
    schema: {
      tags,
      summary: 'Put records by their key',
      description:
        'An array of records as JSON (at most 10 MB) or one a line as NDJSON (at most 32 MB), 100,000 of them at most. ' +
        'One bad record refuses the whole, naming every bad row and column; `mode=partial` stores the good ones. ' +
        'Personal columns are thrown away and counted. ' +
        'Records sent again as of an earlier `at` are unchanged where they say the same, and a conflict where not.',
      security: [{ sourceKey: [] }],
      params: Named,
      querystring: RecordsPutQuery,
      body: z.array(RecordInput),
      response: { 200: RecordsReply },
    },
    // The body is described; records are checked one by one on their way in, so that each can be named.
    validatorCompiler:
      ({ schema, httpPart }) =>
      (data) =>
        httpPart === 'body' || !isZod(schema) ? { value: data } : parsed(schema, data),
    async handler(request) {
      const { actor, body, query, params } = request
      if (!body) throw new Problem('bad-request', 'The body is empty.')
      const key = idempotencyKeyOf(request)
      const source = await sourceOf(actor)
      const { mode, dryRun, at, units } = query
      const digest = key === undefined || dryRun ? undefined : digestOf(request)
      const register = registers.registerOf(params.register)
      let upload: RecordUpload | undefined
      const take = async () => {
        upload = registers.open(register.id, { source, mode, dryRun, at, units })
        await body.read(digest, upload.take)
        return upload.finish(key === undefined || !digest ? undefined : { key, bodyHash: digest.digest('hex') })
      }
      if (dryRun) return take()
      const rows = () => upload?.rows() ?? 0
      return tellRefused(register, rows, take, (refused) => onRefused(source, refused))
    },
  })
}

/** A body that is read once it is known who sends it. */
interface LaterBody {
  /** Hands over its rows; what was read is added to the digest. */
  readonly read: (digest: Hash | undefined, take: TakeRow) => Promise<void>
}

const isZod = (schema: unknown): schema is z.ZodType => schema instanceof z.ZodType

function parsed(schema: z.ZodType, data: unknown): { value: unknown } {
  const result = schema.safeParse(data)
  if (result.success) return { value: result.data }
  const said = result.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`).join('; ')
  throw new Problem('bad-request', `The query is not as described: ${said}.`)
}
