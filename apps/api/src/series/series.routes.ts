import { SeriesQuery, SeriesReply, type WireSeries } from '@ioc/contract'
import { formatPeriod, overOf, type Period, type PointSums } from '@ioc/metrics'
import type { FastifyInstance } from 'fastify'
import type { ZodTypeProvider } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { askingOf } from '../asking.ts'
import { aboutNumbers } from './about.ts'
import { spanOf, unitAskedAbout } from './ask.ts'
import { periodsTouching } from './periods-touching.ts'
import { cutOff, openPoints, type PointsDeps } from './points.ts'
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
    const over = asked.over ?? overOf(grain)
    const known = { knownAt, knownSeq }
    const span = spanOf(deps, asked)
    const unit = unitAskedAbout(deps, { indicator, unit: code, day: span.to, known })
    const periods = periodsTouching(grain, span.from, span.to)
    const asking = askingOf(request, reply)
    const question = { indicators: [indicator], units: [unit], periods, over, span, known, asking }
    const points = await (await openPoints(deps, question))(indicator, unit)
    const asOf = cutOff(deps, span)
    const { from, to, ...about } = aboutNumbers(deps, indicator, { periods, over, asOf })
    return {
      indicator,
      unit: code,
      grain,
      over,
      ...about,
      asOf,
      knownAt: knownAt ?? deps.now(),
      points: periods.flatMap((period, i) => asPoint(period, points[i], { from: from[i] ?? '', to: to[i] ?? '' })),
    }
  })
}

function asPoint(
  period: Period,
  point: PointSums | undefined,
  days: { readonly from: string; readonly to: string },
): WireSeries['points'] {
  if (!point) return []
  const { value, reason, implausible, numerator, denominator, coverage, range, sample } = point
  return [
    {
      period: formatPeriod(period),
      ...days,
      value,
      reason,
      implausible,
      numerator,
      denominator,
      coverage,
      range,
      sample,
    },
  ]
}
