import { RevisionsQuery, WireRevisions } from '@ioc/contract'
import type { FastifyInstance } from 'fastify'
import type { ZodTypeProvider } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { type AskDeps, spanOf, unitAskedAbout } from './ask.ts'
import { type CorrectionsDeps, createCorrections } from './corrections.ts'

export interface RevisionRoutesDeps extends AskDeps {
  readonly store: CorrectionsDeps['store']
}

/** `/indicators/:id/revisions`: what was corrected under an indicator, to be marked on its trend. */
export async function revisionRoutes(bare: FastifyInstance, deps: RevisionRoutesDeps): Promise<void> {
  const app = bare.withTypeProvider<ZodTypeProvider>()
  const { catalogue, evaluator, store } = deps
  const corrections = createCorrections({ catalogue, tree: evaluator.tree, store })
  const schema = {
    tags: ['series'],
    summary: 'Corrections of the readings under an indicator, the newest first',
    params: z.object({ id: z.string().min(1).max(100) }),
    querystring: RevisionsQuery,
    response: { 200: WireRevisions },
  }
  app.get('/indicators/:id/revisions', { config: { right: 'proof.read' }, schema }, async ({ params, query }) => {
    const { unit: code = deps.defaultScope, ...asked } = query
    const span = spanOf(deps, asked)
    const unit = unitAskedAbout(deps, { indicator: params.id, unit: code, day: span.to, known: {} })
    return corrections({ indicator: params.id, unit, span })
  })
}
