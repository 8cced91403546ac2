import { SeriesQuery, type WireSeries } from '@ioc/contract'
import {
  type Catalogue,
  type Day,
  dayOf,
  endOfDay,
  formatPeriod,
  type Grain,
  type Period,
  periodOf,
  shiftPeriod,
} from '@ioc/metrics'
import type { Evaluator, Instant, View } from '@ioc/metrics'
import type { FastifyInstance } from 'fastify'
import type { ZodTypeProvider } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { Problem } from '../errors.ts'
import type { Store } from '../store/store.ts'

/** What trends are evaluated over: what is in memory, or an earlier answer from the store. */
export interface SeriesRoutesDeps {
  readonly catalogue: Catalogue
  readonly store: Store
  readonly evaluator: Evaluator
  readonly snapshotter: { view(): View; heldFrom(): Day }
  readonly archive: {
    view(
      unit: string,
      then: { asOf?: Instant | undefined; knownAt?: Instant | undefined; knownSeq?: number | undefined },
      from?: Day,
    ): Promise<View>
  }
  readonly defaultScope: string
  readonly now: () => Instant
}

const Id = z.object({ id: z.string().min(1).max(100) })
const Point = z.object({
  period: z.string(),
  value: z.number().nullable(),
  numerator: z.number().nullable(),
  denominator: z.number().nullable(),
})
const Series = z.object({ indicator: z.string(), unit: z.string(), grain: z.string(), points: z.array(Point) })
/** A year by day, ten years by week. */
const MAX_POINTS = 600

/** `GET /indicators/:id/series`: one indicator of one unit through time. */
export async function seriesRoutes(bare: FastifyInstance, deps: SeriesRoutesDeps): Promise<void> {
  const app = bare.withTypeProvider<ZodTypeProvider>()
  const { catalogue, evaluator, snapshotter, archive } = deps
  const offset = catalogue.utcOffsetMinutes
  const schema = { tags: ['series'], params: Id, querystring: SeriesQuery, response: { 200: Series } }
  app.get('/indicators/:id/series', { config: { right: 'snapshot.read' }, schema }, async (request) => {
    const { unit = deps.defaultScope, grain, knownAt, knownSeq, ...span } = request.query
    const { id } = request.params
    if (!catalogue.indicators.has(id)) throw new Problem('not-found', `There is no indicator ${id}.`)
    const today = dayOf(deps.now(), offset)
    const to = Math.min(span.to ?? today, today)
    const from = span.from ?? to - 364
    const periods = periodsTouching(grain, from, to)
    if (periods.length > MAX_POINTS) throw new Problem('bad-request', `More than ${MAX_POINTS} points were asked for.`)
    if (!evaluator.tree.at(unit, to)) throw new Problem('not-found', `No unit had the code ${unit} then.`)
    const asOf = Math.min(endOfDay(to, offset), deps.now())
    const live = knownAt === undefined && knownSeq === undefined && from - 366 >= snapshotter.heldFrom()
    const view = live
      ? { ...snapshotter.view(), asOf }
      : await archive.view(unit, { asOf, knownAt: knownAt ?? deps.now(), knownSeq }, from)
    const points = evaluator.series(view, id, unit, periods).map(({ period, value, numerator, denominator }) => ({
      period: formatPeriod(period),
      value,
      numerator,
      denominator,
    }))
    return { indicator: id, unit, grain, points } satisfies WireSeries
  })
}

/** The periods of a grain that hold a day of [from, to], oldest first; at most one more than can be asked for. */
function periodsTouching(grain: Grain, from: Day, to: Day): Period[] {
  const periods: Period[] = []
  for (
    let period = periodOf(grain, from);
    period.start <= to && periods.length <= MAX_POINTS;
    period = shiftPeriod(period, 1)
  ) {
    periods.push(period)
  }
  return periods
}
