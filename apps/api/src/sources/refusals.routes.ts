import { SourceRefusal, SourceRefusals } from '@ioc/contract'
import type { FastifyInstance } from 'fastify'
import type { ZodTypeProvider } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { Problem } from '../errors.ts'
import type { Store } from '../store/store.ts'
import type { RefusalLog } from './refusal-log.ts'

export interface RefusalRoutesDeps {
  readonly store: Pick<Store, 'sources'>
  readonly refusals: Pick<RefusalLog, 'of' | 'change'>
  readonly retry: (source: string, refusal: string) => Promise<SourceRefusal>
  /** Told when one was stored or put aside. */
  readonly onChanged: () => void
}

const OfSource = z.object({ id: z.string().min(1).max(64) })
const OfRefusal = OfSource.extend({ refusal: z.string().min(1).max(64) })

/** Refused deliveries and what can be done about them; under the API's prefix and after `rights`. */
export async function refusalRoutes(bare: FastifyInstance, deps: RefusalRoutesDeps): Promise<void> {
  const app = bare.withTypeProvider<ZodTypeProvider>()
  const tags = ['sources']
  const response = { 200: SourceRefusal }

  app.get(
    '/sources/:id/refusals',
    {
      config: { right: 'sources.read' },
      schema: {
        summary: 'The last refused deliveries of a source, with their rows and reasons',
        tags,
        params: OfSource,
        response: { 200: SourceRefusals },
      },
    },
    async ({ params: { id } }) => {
      if (!(await deps.store.sources.get(id))) throw new Problem('not-found', `No source is called ${id}.`)
      return [...(await deps.refusals.of(id))]
    },
  )
  app.post(
    '/sources/:id/refusals/:refusal/retry',
    {
      config: { right: 'sources.manage' },
      schema: { summary: 'Send the kept rows of a refused delivery again', tags, params: OfRefusal, response },
    },
    async ({ params: { id, refusal } }) => {
      const after = await deps.retry(id, refusal)
      deps.onChanged()
      return after
    },
  )
  app.post(
    '/sources/:id/refusals/:refusal/dismiss',
    {
      config: { right: 'sources.manage' },
      schema: { summary: 'Put a refused delivery aside', tags, params: OfRefusal, response },
    },
    async ({ params: { id, refusal } }) => {
      const after = await deps.refusals.change(id, refusal, async (before) => ({ ...before, state: 'dismissed' }))
      deps.onChanged()
      return after
    },
  )
}
