import { SeriesQuery, SeriesReply } from '@ioc/contract'
import { formatPeriod, type Period } from '@ioc/metrics'
import type { FastifyInstance } from 'fastify'
import type { ZodTypeProvider } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { askingOf } from '../asking.ts'
import { type Point, spanOf, unitAskedAbout } from './ask.ts'
import { periodsTouching } from './periods-touching.ts'
import { openPoints, type PointsDeps } from './points.ts'
import { tableRoutes } from './table.routes.ts'

/** `/indicators/:id/series`: one indicator of one unit through time; and `/table`, many of many. */
export async function seriesRoutes(bare: FastifyInstance, deps: PointsDeps): Promise<void> {
  const app = bare.withTypeProvider<ZodTypeProvider>()
  await app.register(tableRoutes, deps)
  const params = z.object({ id: z.string().min(1).max(100) })
  const schema = { tags: ['series'], params, querystring: SeriesQuery, response: { 200: SeriesReply } }
  app.get('/indicators/:id/series', { config: { right: 'snapshot.read' }, schema }, async (request, reply) => {
    const { unit: code = deps.defaultScope, grain, knownAt, knownSeq, ...asked } = request.query
    const indicator = request.params.id
    const known = { knownAt, knownSeq }
    const span = spanOf(deps, asked)
    const unit = unitAskedAbout(deps, { indicator, unit: code, day: span.to, known })
    const periods = periodsTouching(grain, span.from, span.to)
    const asking = askingOf(request, reply)
    const pointsOf = await openPoints(deps, { indicators: [indicator], units: [unit], periods, span, known, asking })
    const points = await pointsOf(indicator, unit)
    return { indicator, unit: code, grain, points: periods.flatMap((period, i) => asPoint(period, points[i])) }
  })
}

function asPoint(period: Period, point: Point | undefined) {
  if (!point) return []
  const { value, numerator, denominator } = point
  return [{ period: formatPeriod(period), value, numerator, denominator }]
}
