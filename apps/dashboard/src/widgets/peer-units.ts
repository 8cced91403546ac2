import type { Unit } from '@ioc/metrics'
import type { DistrictView } from './view.ts'

/** Names in the order of a Vietnamese dictionary, whatever language they are read in: nothing moves with it. */
const byName = new Intl.Collator('vi')

/** Places where people live; offices, counters and schools are not their like. */
const PLACES: ReadonlySet<Unit['kind']> = new Set(['province', 'district', 'town', 'commune'])

/**
 * The units under a scope that can be held against each other, in an order of their own that no number changes:
 * its communes and towns; where it has none, all that it has.
 */
export function peerUnits({ children }: Pick<DistrictView, 'children'>): Unit[] {
  const places = children.filter(({ kind }) => PLACES.has(kind))
  const peers = places.length > 0 ? places : children
  return peers.toSorted((a, b) => byName.compare(a.name.vi, b.name.vi) || (a.code < b.code ? -1 : 1))
}
