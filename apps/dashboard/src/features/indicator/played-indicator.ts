import type { Annotation, WireRevision, WireSeries } from '@ioc/contract'
import { formatPeriod, GRAINS, overOf, parseDay, periodOf, shiftPeriod } from '@ioc/metrics'
import { NOW, type Played, playedSnapshot } from '../../testing/played.ts'
import { playedPoint } from '../../testing/played-table.ts'
import { SQUARES } from '../../testing/played-view.ts'

/** What a server of the small district is asked and answers for an indicator's page. */
export interface PlayedServer {
  readonly now?: Played
  /** As the numbers of an earlier day were published then. */
  readonly published?: Played
  readonly revisions?: readonly WireRevision[]
  readonly annotations?: readonly Annotation[]
  /** What every point of its course says in place of its numbers. */
  readonly points?: Partial<WireSeries['points'][number]>
}

export const CORRECTION: WireRevision = {
  measure: 'active',
  unit: '20620',
  when: '2026-11-20T02:00:00.000Z',
  day: '2026-11-20',
  was: 88,
  now: 97,
  revision: 2,
  receivedAt: NOW - 86_400_000,
  source: 'police',
  note: 'đếm lại',
}

export const REMARK: Annotation = {
  id: 'a1',
  version: 1,
  indicator: null,
  unit: '508',
  from: '2026-11-10',
  to: '2026-11-11',
  text: 'Mạng hỏng hai ngày',
  madeAt: NOW,
  removedAt: null,
}

/** The answer to a path of the API. */
export function answerTo(
  path: string,
  { now = {}, published, revisions = [], annotations = [], points }: PlayedServer,
): unknown {
  const { pathname, searchParams } = new URL(path, 'http://played')
  if (pathname.endsWith('/series')) return seriesOf(searchParams, points)
  if (pathname.endsWith('/revisions')) return { revisions, more: false }
  if (pathname.endsWith('/annotations')) return { annotations }
  if (pathname.endsWith('/boundaries')) return SQUARES
  if (pathname.endsWith('/health')) return { asOf: NOW, sources: [] }
  if (pathname.endsWith('/late')) return { asOf: NOW, registers: [], units: [] }
  const asOf = Number(searchParams.get('asOf') ?? NOW)
  const known = searchParams.get('knownAt')
  const snapshot = playedSnapshot({ ...(known === null ? now : (published ?? now)), asOf })
  const scope = searchParams.get('scope') ?? '508'
  return { ...snapshot, scope, cells: snapshot.cells.filter(({ unit }) => scope === '508' || unit === scope) }
}

/** One more each period, from 80 on. */
function seriesOf(query: URLSearchParams, more: PlayedServer['points']) {
  const grain = GRAINS.find((one) => one === query.get('grain')) ?? 'day'
  const [from, to] = [parseDay(query.get('from') ?? '') ?? 0, parseDay(query.get('to') ?? '') ?? 0]
  const points = []
  for (let period = periodOf(grain, from), n = 0; period.start <= to; period = shiftPeriod(period, 1), n++) {
    points.push(
      playedPoint({ period: formatPeriod(period), value: 80 + n, numerator: 80 + n, denominator: 100, ...more }),
    )
  }
  return {
    indicator: 'activated',
    unit: query.get('unit'),
    grain,
    over: query.get('over') ?? overOf(grain),
    window: null,
    coverageCounts: 'units',
    asOf: NOW,
    knownAt: NOW,
    points,
  }
}
