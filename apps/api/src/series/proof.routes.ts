import { ProofQuery, ProofReply } from '@ioc/contract'
import { dayOf, type View } from '@ioc/metrics'
import type { FastifyInstance } from 'fastify'
import type { ZodTypeProvider } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { Problem } from '../errors.ts'
import type { Store } from '../store/store.ts'
import { type AskDeps, unitAskedAbout } from './ask.ts'
import { takeApart } from './take-apart.ts'

export interface ProofRoutesDeps extends AskDeps {
  readonly store: Pick<Store, 'seriesOf' | 'revisionsOf' | 'lastSeq'>
  /** Everything known now. */
  readonly snapshotter: { view(): View }
}

/** `/indicators/:id/proof`: one number taken apart, down to the readings and their revisions. */
export async function proofRoutes(bare: FastifyInstance, deps: ProofRoutesDeps): Promise<void> {
  const app = bare.withTypeProvider<ZodTypeProvider>()
  const { archive, snapshotter, store, now } = deps
  const params = z.object({ id: z.string().min(1).max(100) })
  const schema = { tags: ['series'], params, querystring: ProofQuery, response: { 200: ProofReply } }
  app.get('/indicators/:id/proof', { config: { right: 'proof.read' }, schema }, async (request) => {
    const { unit = deps.defaultScope, ...known } = request.query
    const indicator = request.params.id
    const day = dayOf(known.asOf ?? known.knownAt ?? now(), deps.catalogue.utcOffsetMinutes)
    unitAskedAbout(deps, { indicator, unit, day, known })
    const isNow = Object.values(known).every((part) => part === undefined)
    const view = isNow ? { ...snapshotter.view(), knownSeq: store.lastSeq() } : await archive.view([unit], known)
    const apart = await takeApart(deps, view, indicator, unit)
    if (!apart) throw new Problem('not-found', `${indicator} is not there for ${unit} then.`)
    return apart
  })
}
