import type { Day } from './period.ts'
import type { Status } from './snapshot.ts'
import type { Unit, UnitKey } from './unit.ts'
import type { UnitTree } from './unit-tree.ts'

/** An indicator of a unit at the end of one day. */
export interface TrendPoint {
  readonly value: number | null
  readonly status: Status | null
}

/** Where points of past days are looked for before they are made. */
export interface TrendPoints {
  get(indicator: string, unit: UnitKey, day: Day): TrendPoint | undefined
  set(indicator: string, unit: UnitKey, day: Day, point: TrendPoint): void
}

/** For what is evaluated once: no point is asked for twice. */
export const NO_MEMO: TrendPoints = { get: () => undefined, set: () => undefined }

/**
 * Past days of trends, kept between snapshots. A day that is over changes only when data about it or
 * an earlier day comes in, so the keeper calls `invalidate` for every reading it accepts whose time
 * began before today. One memo serves one line of knowledge: never share it between `knownAt`s.
 */
export interface TrendMemo extends TrendPoints {
  /** Forgets what a reading about `from` or later can change: these indicators, the unit, what it became and all above. */
  invalidate(indicators: readonly string[], unit: Unit, from: Day): void
  /** Forgets days before `day`: trends no longer show them. */
  forget(day: Day): void
  clear(): void
}

/** An empty memo over the units of a tree. */
export function createTrendMemo(tree: Pick<UnitTree, 'touchedBy' | 'keyOf'>): TrendMemo {
  const kept = new Map<string, Map<UnitKey, Map<Day, TrendPoint>>>()

  const drop = (points: Map<Day, TrendPoint> | undefined, wanted: (day: Day) => boolean) => {
    for (const day of points?.keys() ?? []) if (!wanted(day)) points?.delete(day)
  }

  return {
    get: (indicator, unit, day) => kept.get(indicator)?.get(unit)?.get(day),
    set(indicator, unit, day, point) {
      let units = kept.get(indicator)
      if (!units) kept.set(indicator, (units = new Map()))
      const points = units.get(unit)
      if (points) points.set(day, point)
      else units.set(unit, new Map([[day, point]]))
    },
    invalidate(indicators, unit, from) {
      for (const touched of tree.touchedBy(unit)) {
        const key = tree.keyOf(touched)
        for (const indicator of indicators) drop(kept.get(indicator)?.get(key), (day) => day < from)
      }
    },
    forget(day) {
      for (const units of kept.values()) for (const points of units.values()) drop(points, (kept) => kept >= day)
    },
    clear: () => kept.clear(),
  }
}
