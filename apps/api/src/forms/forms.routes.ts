import { ConfirmationInput, DraftInput, FormDraft, FormReply, Receipt, Submission } from '@ioc/contract'
import { type Catalogue, type Instant, parsePeriod, type UnitTree, type View } from '@ioc/metrics'
import type { IncomingMessage, ServerResponse } from 'node:http'
import type { FastifyBaseLogger, FastifyInstance, FastifyRequest, RawServerDefault } from 'fastify'
import type { ZodTypeProvider } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { Problem } from '../errors.ts'
import { PERSONS_BODY } from '../plugins/bodies.ts'
import { createTellCounted } from '../rows/counted-in.ts'
import type { SourceRecord, Store } from '../store/store.ts'
import { createDrafts, type Drafts } from './drafts.ts'
import { createForm, type Form } from './form.ts'
import { createReceipts, type Receipts } from './receipts.ts'
import type { Accept } from './store-form.ts'
import { createSubmit, type SubmitDeps } from './submit.ts'

export interface FormRoutesDeps {
  readonly store: Pick<Store, 'documents'>
  readonly catalogue: Catalogue
  readonly tree: UnitTree
  /** Everything known now. */
  readonly view: () => View
  readonly accept: Accept
  /** The one source of everything typed by hand. */
  readonly source: () => Promise<SourceRecord>
  readonly now: () => Instant
  /** Told what can be fetched again: `forms/<unit>` when its draft or what was sent changed, and a receipt by its path. */
  readonly announce: (thing: string) => void
  /** Told of a form that was not stored because it cannot be. Must not throw. */
  readonly onRefused: SubmitDeps['onRefused']
}

const OfUnit = z.object({ unit: z.string().min(1).max(64) })
const OfPeriod = z.strictObject({ period: z.string().max(10).optional() })
const OfReceipt = z.object({ id: z.string().min(1).max(20) })
const config = { right: 'forms.write' } as const
const tags = ['forms']

/** The form of a unit's clerk: what is due, the draft, the sending, its receipt. Under the API's prefix, after `rights`. */
export async function formRoutes(bare: FastifyInstance, deps: FormRoutesDeps): Promise<void> {
  const form = createForm(deps)
  const keeping = { documents: deps.store.documents, now: deps.now }
  const drafts = createDrafts(keeping)
  const receipts = createReceipts(keeping)
  const submit = createSubmit({
    ...deps,
    form,
    drafts,
    receipts,
    tellCounted: createTellCounted(deps.catalogue, deps.tree),
  })
  const app = bare.withTypeProvider<ZodTypeProvider>()
  unitRoutes(app, { ...deps, form, drafts, submit })
  receiptRoutes(app, { ...deps, receipts })
}

type App = FastifyInstance<RawServerDefault, IncomingMessage, ServerResponse, FastifyBaseLogger, ZodTypeProvider>

/** What a unit owes, what was typed of it, and its sending. */
function unitRoutes(
  app: App,
  {
    tree,
    announce,
    form,
    drafts,
    submit,
  }: FormRoutesDeps & {
    readonly form: Form
    readonly drafts: Drafts
    readonly submit: ReturnType<typeof createSubmit>
  },
): void {
  app.get(
    '/forms/:unit',
    {
      config,
      schema: {
        summary: 'What a unit has to report this week, or of one period of any time',
        tags,
        params: OfUnit,
        querystring: OfPeriod,
        response: { 200: FormReply },
      },
    },
    async ({ params, query }) => {
      const unit = form.unit(params.unit)
      const period = query.period === undefined ? undefined : parsePeriod(query.period)
      if (query.period !== undefined && period === undefined)
        throw new Problem('bad-request', 'There is no such period: write it like 2026-09 or 2026-W40.')
      return { unit: unit.code, ...form.rows(unit, period), draft: await drafts.of(tree.keyOf(unit)) }
    },
  )
  app.put(
    '/forms/:unit/draft',
    {
      config,
      bodyLimit: PERSONS_BODY,
      schema: {
        summary: 'Save what was typed so far',
        tags,
        params: OfUnit,
        body: DraftInput,
        response: { 200: FormDraft },
      },
    },
    async ({ params, body }) => {
      const unit = form.unit(params.unit)
      const draft = await drafts.save(tree.keyOf(unit), body)
      announce(`forms/${unit.code}`)
      return draft
    },
  )
  app.post(
    '/forms/:unit/submissions',
    {
      config,
      bodyLimit: PERSONS_BODY,
      schema: { summary: 'Send a form once', tags, params: OfUnit, body: Submission, response: { 200: Receipt } },
    },
    async (request) => {
      const receipt = await submit(request.params.unit, request.body, idempotencyKeyOf(request))
      announce(`forms/${receipt.unit}`)
      return receipt
    },
  )
}

/** What was sent, and the second person's word on it. */
function receiptRoutes(app: App, { announce, receipts }: FormRoutesDeps & { readonly receipts: Receipts }): void {
  app.get(
    '/forms/receipts/:id',
    { config, schema: { summary: 'A receipt', tags, params: OfReceipt, response: { 200: Receipt } } },
    ({ params }) => receipts.get(params.id.toUpperCase()),
  )
  app.post(
    '/forms/receipts/:id/confirmation',
    {
      config,
      schema: {
        summary: 'Confirm as a second person what was sent',
        tags,
        params: OfReceipt,
        body: ConfirmationInput,
        response: { 200: Receipt },
      },
    },
    async ({ params, body }) => {
      const receipt = await receipts.confirm(params.id.toUpperCase(), body.role)
      announce(`forms/receipts/${receipt.number}`)
      return receipt
    },
  )
}

function idempotencyKeyOf({ headers }: FastifyRequest): string {
  const key = headers['idempotency-key']
  if (typeof key === 'string' && /^[\x21-\x7e]{8,128}$/.test(key)) return key
  throw new Problem(
    'bad-request',
    'Send an Idempotency-Key of 8 to 128 visible ASCII characters, so that nothing is sent twice.',
  )
}
