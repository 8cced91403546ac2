import { type Catalogue, keyOf, type Unit } from '@ioc/metrics'

/**
 * How many people each unit serves, by `keyOf`: its own population, else that of the units below it,
 * else its parent's: the whole of it for the district's own counter, an even part for an agency or a school.
 */
export function peopleServed(catalogue: Pick<Catalogue, 'units'>): Map<string, number> {
  const { units } = catalogue
  const below = (unit: Unit) => units.filter((child) => child.parent === unit.code && overlap(child, unit))
  const counted = (unit: Unit): number =>
    unit.population?.count ?? below(unit).reduce((sum, child) => sum + counted(child), 0)
  const partOfParent = (unit: Unit): number => {
    const parent = units.find((other) => other.code === unit.parent && overlap(other, unit))
    if (parent === undefined) return 0
    if (unit.kind === 'one-stop') return counted(parent)
    return counted(parent) / Math.max(1, below(parent).filter((sibling) => sibling.kind === unit.kind).length)
  }
  return new Map(units.map((unit) => [keyOf(unit), counted(unit) || partOfParent(unit)]))
}

function overlap(one: Unit, other: Unit): boolean {
  return one.validFrom < endOf(other) && other.validFrom < endOf(one)
}

function endOf(unit: Unit): number {
  return unit.validTo ?? Number.POSITIVE_INFINITY
}
