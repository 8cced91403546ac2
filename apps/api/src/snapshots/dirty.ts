import { type Catalogue, type Day, dependentsOf, type Unit, type UnitTree } from '@ioc/metrics'
import type { FactsOf } from './series-facts.ts'

/** Per unit and indicator, the first day on which its value can differ. */
export type Dirty = ReadonlyMap<Unit, ReadonlyMap<string, Day>>

/** From series and the first day touched of each, to every cell that can differ: the unit's own, and all above. */
export function createDirtyFinder(catalogue: Catalogue, tree: UnitTree, factsOf: FactsOf) {
  const dependents = dependentsOf(catalogue)
  return (days: ReadonlyMap<number, Day>): Dirty => {
    const dirty = new Map<Unit, Map<string, Day>>()
    for (const [series, day] of days) {
      const facts = factsOf(series)
      const affected = facts && dependents.get(facts.measure.id)
      if (!facts || !affected) continue
      for (const unit of tree.touchedBy(facts.unit)) {
        let ofUnit = dirty.get(unit)
        if (!ofUnit) dirty.set(unit, (ofUnit = new Map()))
        for (const indicator of affected) ofUnit.set(indicator, Math.min(day, ofUnit.get(indicator) ?? day))
      }
    }
    return dirty
  }
}
