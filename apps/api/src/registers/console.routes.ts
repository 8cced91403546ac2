import { RecordsQuery, RegisterCards, RegisterEdit, RegisterEdited, RegisterTotals } from '@ioc/contract'
import { type Catalogue, countedMeasures, type Instant } from '@ioc/metrics'
import type { FastifyInstance } from 'fastify'
import type { ZodTypeProvider } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { Problem } from '../errors.ts'
import { idempotencyKeyOf } from '../plugins/idempotency-key.ts'
import type { SourceRecord, Store } from '../store/store.ts'
import { createEditRecord } from './edit-record.ts'
import { walkFound } from './find-records.ts'
import { readQuery } from './read-query.ts'
import type { Registers } from './registers.ts'
import { addingOf, totalsOf } from './totals.ts'
import type { UnitsUnder } from './units-under.ts'

export interface ConsoleRoutes {
  readonly registers: Registers
  readonly store: Pick<Store, 'records' | 'sources'>
  readonly catalogue: Catalogue
  readonly unitsUnder: UnitsUnder
  /** The one source of everything typed by hand. */
  readonly handSource: () => Promise<SourceRecord>
  readonly now: () => Instant
}

const tags = ['registers']
const Named = z.object({ register: z.string().min(1).max(100) })
/** A record of fifty fields of a thousand letters each. */
const EDIT_LIMIT = 64 * 1024

/** What the console asks of registers beside their records: which there are, what they add up to, and one record by hand. */
export async function registerConsoleRoutes(bare: FastifyInstance, deps: ConsoleRoutes): Promise<void> {
  const { registers, store, catalogue, unitsUnder, handSource, now } = deps
  const app = bare.withTypeProvider<ZodTypeProvider>()
  const read = { config: { right: 'registers.read' } } as const
  const measures = countedMeasures(catalogue.measures)
  const edit = createEditRecord({ registers, records: store.records, source: handSource, now })

  app.get(
    '/registers',
    {
      ...read,
      schema: { tags, summary: 'Registers, with how many records each holds', response: { 200: RegisterCards } },
    },
    async () => {
      const sources = await store.sources.all()
      return Promise.all(
        [...catalogue.registers.values()].map(async (register) => ({
          id: register.id,
          records: (await store.records.find(readQuery(register, NOTHING, unitsUnder))).total,
          keepers: sources.filter((source) => keeps(source, register.id)).map(({ id, name }) => ({ id, name })),
        })),
      )
    },
  )
  app.get(
    '/registers/:register/totals',
    {
      ...read,
      schema: {
        tags,
        summary: 'Records counted and added up',
        description: 'Of all that the filters of browsing find, since the beginning and by month.',
        params: Named,
        querystring: RecordsQuery,
        response: { 200: RegisterTotals },
      },
    },
    async ({ params, query: { find = '', ...query } }) => {
      const register = registers.registerOf(params.register)
      const found = walkFound(store.records, register, readQuery(register, query, unitsUnder), find)
      return totalsOf(found, addingOf(register, measures, catalogue.utcOffsetMinutes))
    },
  )
  app.post(
    '/registers/:register/edits',
    {
      config: { right: 'registers.edit' },
      bodyLimit: EDIT_LIMIT,
      schema: {
        tags,
        summary: 'Add, correct or take out one record by hand',
        description:
          'Against the revision that was seen (0 for a new record), with a reason that is kept, and with an ' +
          'Idempotency-Key, so that nothing is stored twice.',
        params: Named,
        body: RegisterEdit,
        response: { 200: RegisterEdited },
      },
    },
    async (request) => {
      const key = idempotencyKeyOf(request)
      if (key === undefined)
        throw new Problem('bad-request', 'Send an Idempotency-Key, so that nothing is stored twice.')
      return edit(request.params.register, request.body, key)
    },
  )
}

/** A question that finds everything. */
const NOTHING = RecordsQuery.parse({ limit: 1 })

/** Whether a source keeps a register by itself: what is typed and what is published keeps none. */
const keeps = ({ kind, measures }: SourceRecord, register: string) =>
  kind !== 'hand' && kind !== 'document' && (measures === null || measures.includes(register))
