import type { Unit } from '@ioc/metrics'

/** Points kept per unit and indicator, by whatever names them there. */
export interface PointMemo<Key, Point> {
  of(unit: Unit, indicator: string): Map<Key, Point>
  /** Forgets those of an indicator of a unit that `isOld` finds. */
  drop(unit: Unit, indicator: string, isOld: (key: Key, point: Point) => boolean): void
  dropAll(isOld: (key: Key, point: Point) => boolean): void
  clear(): void
}

export function createPointMemo<Key, Point>(): PointMemo<Key, Point> {
  const kept = new Map<Unit, Map<string, Map<Key, Point>>>()
  const dropFrom = (points: Map<Key, Point> | undefined, isOld: (key: Key, point: Point) => boolean) => {
    for (const [key, point] of points ?? []) if (isOld(key, point)) points?.delete(key)
  }
  return {
    of(unit, indicator) {
      let ofUnit = kept.get(unit)
      if (!ofUnit) kept.set(unit, (ofUnit = new Map()))
      let points = ofUnit.get(indicator)
      if (!points) ofUnit.set(indicator, (points = new Map()))
      return points
    },
    drop: (unit, indicator, isOld) => dropFrom(kept.get(unit)?.get(indicator), isOld),
    dropAll(isOld) {
      for (const ofUnit of kept.values()) for (const points of ofUnit.values()) dropFrom(points, isOld)
    },
    clear: () => kept.clear(),
  }
}
