import { ProofQuery, ProofReply } from '@ioc/contract'
import { dayOf, type View } from '@ioc/metrics'
import type { FastifyInstance } from 'fastify'
import type { ZodTypeProvider } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { askingOf } from '../asking.ts'
import { Problem } from '../errors.ts'
import type { Store } from '../store/store.ts'
import { type AskDeps, type Explanation, unitAskedAbout } from './ask.ts'
import { takeApart, type TakeApartDeps } from './take-apart.ts'

export interface ProofRoutesDeps extends AskDeps {
  readonly catalogue: TakeApartDeps['catalogue']
  readonly store: Pick<Store, 'seriesOf' | 'revisionsOf' | 'lastSeq'>
  /** Everything known now. */
  readonly snapshotter: { view(): View }
}

/** `/indicators/:id/proof`: one number taken apart, down to the readings and their revisions. */
export async function proofRoutes(bare: FastifyInstance, deps: ProofRoutesDeps): Promise<void> {
  const app = bare.withTypeProvider<ZodTypeProvider>()
  const { now } = deps
  const params = z.object({ id: z.string().min(1).max(100) })
  const schema = { tags: ['series'], params, querystring: ProofQuery, response: { 200: ProofReply } }
  app.get('/indicators/:id/proof', { config: { right: 'proof.read' }, schema }, async (request, reply) => {
    const { unit = deps.defaultScope, ...known } = request.query
    const indicator = request.params.id
    const day = dayOf(known.asOf ?? known.knownAt ?? now(), deps.catalogue.utcOffsetMinutes)
    unitAskedAbout(deps, { indicator, unit, day, known })
    const isNow = Object.values(known).every((part) => part === undefined)
    const explained = isNow
      ? explainNow(deps, indicator, unit)
      : await deps.archive.explanation(indicator, unit, known, askingOf(request, reply))
    const apart = explained && (await takeApart(deps, explained, indicator, unit))
    if (!apart) throw new Problem('not-found', `${indicator} is not there for ${unit} then.`)
    return apart
  })
}

function explainNow(deps: ProofRoutesDeps, indicator: string, unit: string): Explanation | null {
  const { evaluator, snapshotter, store } = deps
  const view = snapshotter.view()
  const cell = evaluator.cell(view, indicator, unit)
  const { asOf, knownAt } = view
  if (!cell) return null
  const parts = evaluator.parts(view, indicator, unit)
  const waiting = evaluator.waiting(view, indicator, unit)
  return { asOf, knownAt, knownSeq: store.lastSeq(), cell, parts, waiting }
}
