import type { CountedIn, ReadingInput } from '@ioc/contract'
import { type Catalogue, createCountsFrom, type UnitTree } from '@ioc/metrics'
import { createResolveReading } from './resolve-reading.ts'

/** Groups told of one delivery: more than all indicators over a few periods. */
const MOST = 200

/** Says in which indicators readings count and from when: what counts last first, then in the catalogue's order. */
export type TellCounted = (readings: readonly ReadingInput[]) => CountedIn[]

export function createTellCounted(catalogue: Catalogue, tree: UnitTree): TellCounted {
  const resolve = createResolveReading(catalogue, tree)
  const countsFrom = createCountsFrom(catalogue)
  const order = new Map([...catalogue.indicators.keys()].map((id, place) => [id, place]))
  const placeOf = ({ indicator }: { readonly indicator: string }) => order.get(indicator) ?? 0

  return (readings) => {
    const groups = new Map<string, Omit<CountedIn, 'units'> & { readonly units: Set<string> }>()
    for (const reading of readings) {
      const found = resolve(reading)
      if (!found) continue
      const { measure, unit, period } = found
      for (const counts of countsFrom(measure.id, period ? { period } : { at: found.time })) {
        const key = `${counts.indicator} ${counts.from} ${counts.until}`
        const group = groups.get(key) ?? { ...counts, units: new Set() }
        groups.set(key, group)
        group.units.add(unit.code)
      }
    }
    return [...groups.values()]
      .toSorted((a, b) => b.from - a.from || placeOf(a) - placeOf(b))
      .slice(0, MOST)
      .map(({ units, ...group }) => ({ ...group, units: [...units] }))
  }
}
