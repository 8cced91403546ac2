import { type Catalogue, type Day, existsOn, levelOf, type Unit } from '@ioc/metrics'

/** Who stands around a unit on a day. */
export interface Neighbours {
  readonly parent: Unit | undefined
  /** Units of its level under the same parent, itself among them, in the order of a Vietnamese dictionary. */
  readonly siblings: readonly Unit[]
  /** Round in a ring, so that there always is one; undefined for who is alone. */
  readonly before: Unit | undefined
  readonly after: Unit | undefined
  readonly children: readonly Unit[]
}

const byName = new Intl.Collator('vi')
const inOrder = (a: Unit, b: Unit) => byName.compare(a.name.vi, b.name.vi) || (a.code < b.code ? -1 : 1)

/** A unit's parent, siblings and children as of a day. */
export function neighboursOf({ units }: Pick<Catalogue, 'units'>, unit: Unit, day: Day): Neighbours {
  const alive = units.filter((one) => existsOn(one, day))
  const siblings = alive
    .filter((one) => one.parent === unit.parent && levelOf(one.kind) === levelOf(unit.kind))
    .toSorted(inOrder)
  const at = siblings.findIndex(({ code }) => code === unit.code)
  const isAlone = siblings.length < 2
  return {
    parent: alive.find(({ code }) => code === unit.parent),
    siblings,
    before: isAlone ? undefined : siblings.at(at - 1),
    after: isAlone ? undefined : siblings[(at + 1) % siblings.length],
    children: alive.filter((one) => one.parent === unit.code).toSorted(inOrder),
  }
}
