import {
  type Catalogue,
  type Measure,
  type Period,
  periodOf,
  type Reading,
  type Unit,
  type UnitTree,
} from '@ioc/metrics'
import type { Store, StoredReading } from '../store/store.ts'

const MS_PER_DAY = 86_400_000

/** What a series' number stands for. */
export interface SeriesFacts {
  readonly measure: Measure
  readonly unit: Unit
  readonly key: string
}

/** Series by number, looked up once each; undefined for what the catalogue no longer knows. */
export function createSeriesFacts(store: Pick<Store, 'describeSeries'>, catalogue: Catalogue, tree: UnitTree) {
  const known = new Map<number, SeriesFacts>()
  return (series: number): SeriesFacts | undefined => {
    const kept = known.get(series)
    if (kept) return kept
    const described = store.describeSeries(series)
    const measure = described && catalogue.measures.get(described.measure)
    const unit = described && tree.byKey(described.unit)
    if (!described || !measure || !unit) return undefined
    const facts = { measure, unit, key: described.unit }
    known.set(series, facts)
    return facts
  }
}
export type FactsOf = ReturnType<typeof createSeriesFacts>

/** When a reading of a measure speaks of, from the store's key of time. */
export function whenOf(measure: Measure, time: number): Reading['when'] {
  return measure.grain === null ? { at: time } : periodAt(measure, time)
}

/** A flow's period from the store's key of time. */
export function periodAt(measure: Measure, time: number): Period {
  return periodOf(measure.grain ?? 'day', time / MS_PER_DAY)
}

/** A stored reading as the domain knows it. Its place in the order of acceptance says which revision is newer. */
export function readingOf({ measure, key }: SeriesFacts, stored: Omit<StoredReading, 'series' | 'revision'>): Reading {
  const { time, value, seq, receivedAt, source, sourceKind, sample } = stored
  const when = whenOf(measure, time)
  return { measure: measure.id, unit: key, when, value, revision: seq, seq, receivedAt, source, sourceKind, sample }
}
