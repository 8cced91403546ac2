import { type Catalogue, dayOf, type Instant, type Measure, parsePeriod, type UnitTree } from '@ioc/metrics'
import type { DocumentedFigure } from './pack/pack.ts'
import type { Store } from './store/store.ts'

const MS_PER_DAY = 86_400_000

/** The source every published figure of a pack comes from. */
export const DOCUMENTED = {
  id: 'documented',
  name: 'Published figures',
  kind: 'document',
  sample: false,
  measures: null,
  units: null,
} as const

/** Stores the pack's published figures as readings of their own source. What is there already stays as it is. */
export async function storeDocumented(
  store: Store,
  catalogue: Catalogue,
  tree: UnitTree,
  figures: readonly DocumentedFigure[],
  receivedAt: Instant,
): Promise<void> {
  await store.sources.put(DOCUMENTED)
  const rows = figures.flatMap((figure) => {
    const row = rowOf(figure, catalogue, tree)
    return row ? [{ ...row, series: store.seriesOf(row.measure, row.unit) }] : []
  })
  if (rows.length === 0) return
  const batch = {
    source: DOCUMENTED.id,
    receivedAt,
    series: rows.map(({ series }) => series),
    time: rows.map(({ time }) => time),
    value: rows.map(({ value }) => value),
    notes: new Map(rows.map(({ note }, row) => [row, note])),
  }
  const { accepted, revised } = await store.rehearse(batch)
  if (accepted + revised > 0) await store.acceptBatch(batch)
}

function rowOf(figure: DocumentedFigure, catalogue: Catalogue, tree: UnitTree) {
  const measure = catalogue.measures.get(figure.measure)
  const when = measure && whenOf(figure, measure, catalogue.utcOffsetMinutes)
  const unit = when && (tree.at(figure.unit, when.day) ?? tree.at(figure.unit, when.first))
  if (!measure || !when || !unit) return undefined
  const value = Math.round(figure.value * 10 ** measure.decimals)
  return { measure: measure.id, unit: tree.keyOf(unit), time: when.time, value, note: figure.citation }
}

/** The store's key of time, and the days that tell whose figure it is: a period belongs to who exists on its last day. */
function whenOf({ at, period }: DocumentedFigure, measure: Measure, utcOffsetMinutes: number) {
  if (measure.grain === null) {
    const time = Date.parse(at ?? '')
    const day = dayOf(time, utcOffsetMinutes)
    return Number.isNaN(time) ? undefined : { time, day, first: day }
  }
  const parsed = parsePeriod(period ?? '')
  return parsed && { time: parsed.start * MS_PER_DAY, day: parsed.end - 1, first: parsed.start }
}
