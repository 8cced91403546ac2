import { MAX_TABLE_CELLS, TableQuery, WireTable } from '@ioc/contract'
import { formatPeriod, overOf } from '@ioc/metrics'
import type { FastifyInstance } from 'fastify'
import type { ZodTypeProvider } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { type Asking, askingOf } from '../asking.ts'
import { breathe } from '../breathe.ts'
import { Problem } from '../errors.ts'
import { aboutNumbers } from './about.ts'
import { spanOf, unitAskedAbout } from './ask.ts'
import { periodsTouching } from './periods-touching.ts'
import { cutOff, openPoints, type PointsDeps } from './points.ts'
import { asCsv, asJson, type TableText } from './table-text.ts'

const CSV = 'text/csv'
const Reply = {
  description: 'Every indicator of every unit in every period, in the order asked for',
  content: { 'application/json': { schema: WireTable }, [CSV]: { schema: z.string() } },
}

/** `/table`: indicators × units × periods, as JSON or as CSV. */
export async function tableRoutes(bare: FastifyInstance, deps: PointsDeps): Promise<void> {
  const app = bare.withTypeProvider<ZodTypeProvider>()
  const schema = {
    tags: ['series'],
    summary: 'Many indicators of many units through time; `accept: text/csv` gives a row per value',
    description:
      'A value is of the period itself unless `over=window` is asked for. In the CSV each row says which: `over`,' +
      ' `window`, the first and last day spoken of (`from`, `to`), up to when and as known when (`as_of`, `known_at`),' +
      ' how much of what was due came (`reported`, `due`, in `coverage_counts`), and whether any of it is `sample`;' +
      ' of an index of which not all is known what it can be (`low`, `high`), where it has no value.',
    querystring: TableQuery,
    response: { 200: Reply },
  }
  app.get('/table', { config: { right: 'snapshot.read' }, schema }, async (request, reply) => {
    const form = (request.headers.accept ?? '').includes(CSV) ? asCsv : asJson
    const text = await writeTable(deps, request.query, form, askingOf(request, reply))
    if (form === asCsv) reply.header('content-disposition', 'attachment; filename="table.csv"')
    return reply.header('vary', 'accept').type(`${form.type}; charset=utf-8`).send(text)
  })
}

/** One series after the other, so that only one is held as numbers and others have their turn between. */
async function writeTable(
  deps: PointsDeps,
  query: z.output<typeof TableQuery>,
  form: TableText,
  asking: Asking,
): Promise<string> {
  const { indicators, units: codes, grain, over = overOf(grain), knownAt, knownSeq } = query
  const known = { knownAt, knownSeq }
  const span = spanOf(deps, query)
  const asked = indicators.map((indicator) =>
    codes.map((unit) => unitAskedAbout(deps, { indicator, unit, day: span.to, known })),
  )
  const units = asked[0] ?? []
  const periods = periodsTouching(grain, span.from, span.to)
  if (indicators.length * units.length * periods.length > MAX_TABLE_CELLS) {
    throw new Problem('too-large', `More than ${MAX_TABLE_CELLS} values were asked for: ask for them in parts.`)
  }
  const pointsOf = await openPoints(deps, { indicators, units, periods, over, span, known, asking })
  const asOf = cutOff(deps, span)
  const head = { grain, over, asOf, knownAt: knownAt ?? deps.now(), periods: periods.map(formatPeriod) }
  const abouts = indicators.map((indicator) => ({
    indicator,
    ...aboutNumbers(deps, indicator, { periods, over, asOf }),
  }))
  const parts: string[] = []
  const pause = breathe()
  for (const { indicator, ...about } of abouts) {
    for (const unit of units) {
      const points = await pointsOf(indicator, unit)
      parts.push(form.series({ indicator, unit: unit.code, about, points }, head))
      await pause()
    }
  }
  return form.whole(parts, head, abouts)
}
