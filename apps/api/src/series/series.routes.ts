import { SeriesQuery, SeriesReply } from '@ioc/contract'
import { type Day, dayOf, endOfDay, formatPeriod, type Period, type SeriesPoint, type Unit } from '@ioc/metrics'
import type { FastifyInstance } from 'fastify'
import type { ZodTypeProvider } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { Problem } from '../errors.ts'
import { type AskDeps, type Then, unitAskedAbout } from './ask.ts'
import { MAX_POINTS, periodsTouching } from './periods-touching.ts'

type Point = Pick<SeriesPoint, 'value' | 'numerator' | 'denominator'>

export interface SeriesRoutesDeps extends AskDeps {
  /** What is in memory: points by day, from the first day that is whole. */
  readonly snapshotter: {
    readonly dayPoints: (indicator: string, unit: Unit, days: readonly Day[]) => Promise<Point[]>
    heldFrom(): Day
  }
}

/** A trend's first window may begin this long before its first day. */
const WINDOW = 60

/** `/indicators/:id/series`: one indicator of one unit through time. */
export async function seriesRoutes(bare: FastifyInstance, deps: SeriesRoutesDeps): Promise<void> {
  const app = bare.withTypeProvider<ZodTypeProvider>()
  const offset = deps.catalogue.utcOffsetMinutes
  const params = z.object({ id: z.string().min(1).max(100) })
  const schema = { tags: ['series'], params, querystring: SeriesQuery, response: { 200: SeriesReply } }
  app.get('/indicators/:id/series', { config: { right: 'snapshot.read' }, schema }, async (request) => {
    const { unit: code = deps.defaultScope, grain, knownAt, knownSeq, ...asked } = request.query
    const indicator = request.params.id
    const to = Math.min(asked.to ?? Number.POSITIVE_INFINITY, dayOf(deps.now(), offset))
    const span = { from: asked.from ?? to - 364, to }
    const known = { knownAt, knownSeq }
    const unit = unitAskedAbout(deps, { indicator, unit: code, day: to, known })
    const periods = periodsTouching(grain, span.from, to)
    if (periods.length > MAX_POINTS) throw new Problem('bad-request', `More than ${MAX_POINTS} points were asked for.`)
    const points = await pointsOf(deps, { indicator, unit, periods, span, known })
    return { indicator, unit: code, grain, points: periods.flatMap((period, i) => asPoint(period, points[i])) }
  })
}

/** From memory where it is about what is known now and recent enough, else from the store. */
async function pointsOf(
  deps: SeriesRoutesDeps,
  question: {
    readonly indicator: string
    readonly unit: Unit
    readonly periods: readonly Period[]
    readonly span: { readonly from: Day; readonly to: Day }
    readonly known: Then
  },
): Promise<readonly Point[]> {
  const { indicator, unit, periods, span, known } = question
  const isNow = known.knownAt === undefined && known.knownSeq === undefined
  if (isNow && span.from - WINDOW >= deps.snapshotter.heldFrom()) {
    const days = periods.map((period) => Math.min(period.end - 1, span.to))
    return deps.snapshotter.dayPoints(indicator, unit, days)
  }
  const asOf = Math.min(endOfDay(span.to, deps.catalogue.utcOffsetMinutes), deps.now())
  const asKnown = { asOf, knownAt: known.knownAt ?? deps.now(), knownSeq: known.knownSeq }
  const view = await deps.archive.view(unit.code, asKnown, span.from)
  return deps.evaluator.series(view, indicator, unit.code, periods)
}

function asPoint(period: Period, point: Point | undefined) {
  if (!point) return []
  const { value, numerator, denominator } = point
  return [{ period: formatPeriod(period), value, numerator, denominator }]
}
