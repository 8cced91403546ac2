import {
  type Catalogue,
  type Instant,
  type Measure,
  type Period,
  startOfDay,
  type Unit,
  type UnitTree,
} from '@ioc/metrics'
import type { Store } from '../../store/store.ts'

const DAY_MS = 86_400_000

/** What a unit reported last before a period, in the measure's own terms; undefined where it never did. */
export type LastValue = (measure: Measure, unit: Unit) => number | undefined

/** Looks up the last values of some measures before a period, in one question to the store. Makes no series. */
export async function lastValues(
  {
    store,
    catalogue,
    tree,
  }: {
    readonly store: Pick<Store, 'allSeries' | 'lastBefore'>
    readonly catalogue: Catalogue
    readonly tree: UnitTree
  },
  measures: ReadonlySet<Measure>,
  period: Period,
): Promise<LastValue> {
  const kept = store.allSeries().flatMap(({ series, measure: id, unit }) => {
    const measure = catalogue.measures.get(id)
    return measure && measures.has(measure) ? [{ series, measure, key: `${id}\n${unit}` }] : []
  })
  const before = async (kind: Measure['kind'], at: Instant) => {
    const asked = kept.filter(({ measure }) => measure.kind === kind).map(({ series }) => series)
    return asked.length === 0 ? [] : store.lastBefore(asked, at)
  }
  const found = await Promise.all([
    before('flow', period.start * DAY_MS - 1),
    before('stock', startOfDay(period.start, catalogue.utcOffsetMinutes) - 1),
  ])
  const values = new Map(found.flat().map(({ series, value }) => [series, value]))
  const seriesOf = new Map(kept.map(({ key, series }) => [key, series]))
  return (measure, unit) => {
    const value = values.get(seriesOf.get(`${measure.id}\n${tree.keyOf(unit)}`) ?? -1)
    return value === undefined ? undefined : value / 10 ** measure.decimals
  }
}
