import { ProofQuery, ProofReply, SeriesQuery, SeriesReply } from '@ioc/contract'
import {
  type Catalogue,
  type Day,
  dayOf,
  endOfDay,
  type Evaluator,
  formatPeriod,
  type Instant,
  type SeriesPoint,
  type View,
} from '@ioc/metrics'
import type { FastifyInstance } from 'fastify'
import type { ZodTypeProvider } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { Problem } from '../errors.ts'
import type { Store } from '../store/store.ts'
import { MAX_POINTS, periodsTouching } from './periods-touching.ts'
import { takeApart } from './take-apart.ts'

/** An instant and what was known, as asked. */
interface Then {
  readonly asOf?: Instant | undefined
  readonly knownAt?: Instant | undefined
  readonly knownSeq?: number | undefined
}

export interface SeriesRoutesDeps {
  readonly catalogue: Catalogue
  readonly evaluator: Evaluator
  readonly store: Pick<Store, 'seriesOf' | 'revisionsOf' | 'lastSeq'>
  /** What is known now, and the first day of it that is whole. */
  readonly snapshotter: { view(): View; heldFrom(): Day }
  /** Earlier answers, from the store. */
  readonly archive: { view(unit: string, then: Then, from?: Day): Promise<View & { readonly knownSeq: number }> }
  readonly defaultScope: string
  readonly now: () => Instant
}

const Id = z.object({ id: z.string().min(1).max(100) })
const tags = ['series']
/** A trend's first window may begin this long before its first day. */
const WINDOW = 60

/** `/indicators/:id/series`: one indicator of one unit through time. `/proof`: one of its numbers taken apart. */
export async function seriesRoutes(bare: FastifyInstance, deps: SeriesRoutesDeps): Promise<void> {
  const app = bare.withTypeProvider<ZodTypeProvider>()
  const { catalogue, evaluator, snapshotter, archive, store, now } = deps
  const offset = catalogue.utcOffsetMinutes

  function check(indicator: string, unit: string, day: Day, then: Then): void {
    if (!catalogue.indicators.has(indicator)) throw new Problem('not-found', `There is no indicator ${indicator}.`)
    if (!evaluator.tree.at(unit, day)) throw new Problem('not-found', `No unit had the code ${unit} then.`)
    if (Math.max(then.asOf ?? 0, then.knownAt ?? 0) > now()) throw new Problem('bad-request', 'That is still to come.')
  }

  const series = { tags, params: Id, querystring: SeriesQuery, response: { 200: SeriesReply } }
  app.get('/indicators/:id/series', { config: { right: 'snapshot.read' }, schema: series }, async (request) => {
    const { unit = deps.defaultScope, grain, knownAt, knownSeq, ...span } = request.query
    const indicator = request.params.id
    const to = Math.min(span.to ?? Number.POSITIVE_INFINITY, dayOf(now(), offset))
    const from = span.from ?? to - 364
    check(indicator, unit, to, { knownAt })
    const periods = periodsTouching(grain, from, to)
    if (periods.length > MAX_POINTS) throw new Problem('bad-request', `More than ${MAX_POINTS} points were asked for.`)
    const asOf = Math.min(endOfDay(to, offset), now())
    const inMemory = knownAt === undefined && knownSeq === undefined && from - WINDOW >= snapshotter.heldFrom()
    const view = inMemory
      ? { ...snapshotter.view(), asOf }
      : await archive.view(unit, { asOf, knownAt: knownAt ?? now(), knownSeq }, from)
    const points = evaluator.series(view, indicator, unit, periods)
    return { indicator, unit, grain, points: points.map(asPoint) }
  })

  const proof = { tags, params: Id, querystring: ProofQuery, response: { 200: ProofReply } }
  app.get('/indicators/:id/proof', { config: { right: 'proof.read' }, schema: proof }, async (request) => {
    const { unit = deps.defaultScope, ...then } = request.query
    const indicator = request.params.id
    check(indicator, unit, dayOf(then.asOf ?? then.knownAt ?? now(), offset), then)
    const isNow = Object.values(then).every((part) => part === undefined)
    const view = isNow ? { ...snapshotter.view(), knownSeq: store.lastSeq() } : await archive.view(unit, then)
    const apart = await takeApart({ catalogue, evaluator, store }, view, indicator, unit)
    if (!apart) throw new Problem('not-found', `${indicator} is not there for ${unit} then.`)
    return apart
  })
}

const asPoint = ({ period, value, numerator, denominator }: SeriesPoint) => ({
  period: formatPeriod(period),
  value,
  numerator,
  denominator,
})
