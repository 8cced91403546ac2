import { type Catalogue, keyOf, levelOf, type Measure, type Unit } from '@ioc/metrics'
import { chance, hashText } from './hash.ts'
import { madeFrom, type Shape } from './shape.ts'
import { peopleServed } from './people-served.ts'

/** One measure of one unit, with everything about it that does not depend on time. */
export interface Series {
  readonly measure: Measure
  readonly unit: Unit
  readonly shape: Shape
  /** What its randomness is drawn from. */
  readonly draw: number
  /** Shared by a measure, its parts and its whole: they change at the same moments of a day. */
  readonly family: number
  /** The unit's own middle: a yearly total, a level, or a rate. */
  readonly centre: number
  /** What it is made from, in the order of `madeFrom`; empty for one that stands alone. */
  readonly bases: readonly Series[]
}

/** Looks a series up by measure and unit; made on first use. Throws for a measure without a shape. */
export function createSeriesBook(
  catalogue: Pick<Catalogue, 'units' | 'measures'>,
  shapes: ReadonlyMap<string, Shape>,
  seed: number,
) {
  const people = peopleServed(catalogue)
  const book = new Map<string, Map<string, Series>>()

  const peopleOf = (unit: Unit) => people.get(keyOf(unit)) ?? 0
  const drawOf = (measure: string, unit: Unit) => hashText(`${seed}|${measure}|${keyOf(unit)}`)

  /** Units lie around the general rate so that the mean over all people is the general rate itself. */
  const meanLean = (measure: Measure): number => {
    const units = catalogue.units.filter((unit) => measure.levels.includes(levelOf(unit.kind)))
    const total = units.reduce((sum, unit) => sum + peopleOf(unit), 0)
    if (total === 0) return 0
    return units.reduce((sum, unit) => sum + peopleOf(unit) * lean(drawOf(measure.id, unit)), 0) / total
  }
  const means = new Map<string, number>()
  const leanOf = (measure: Measure, draw: number) => {
    if (!means.has(measure.id)) means.set(measure.id, meanLean(measure))
    return lean(draw) - (means.get(measure.id) ?? 0)
  }

  const centreOf = (measure: Measure, shape: Shape, unit: Unit, draw: number): number => {
    if (shape.kind === 'sum') return 0
    const own = shape.units?.[unit.code]
    if (shape.kind === 'fixed') return own ?? shape.value
    if (shape.kind !== 'people') return own ?? shape.rate + (shape.spread ?? 0) * leanOf(measure, draw)
    const spread = 1 + (shape.spread ?? 0.15) * leanOf(measure, draw)
    return ((own ?? shape.per100 * spread) * peopleOf(unit)) / 100
  }

  const make = (measure: Measure, unit: Unit): Series => {
    const shape = shapes.get(measure.id)
    if (shape === undefined) throw new Error(`no shape for measure ${measure.id}`)
    const draw = drawOf(measure.id, unit)
    const bases = madeFrom(shape).map((id) => {
      const base = catalogue.measures.get(id)
      if (base === undefined) throw new Error(`${measure.id} is made from ${id}, which is unknown`)
      return find(base, unit)
    })
    const family = bases[0]?.family ?? draw
    return { measure, unit, shape, draw, family, centre: centreOf(measure, shape, unit, draw), bases }
  }

  const find = (measure: Measure, unit: Unit): Series => {
    const units = book.get(measure.id) ?? new Map<string, Series>()
    book.set(measure.id, units)
    const key = keyOf(unit)
    const known = units.get(key) ?? make(measure, unit)
    units.set(key, known)
    return known
  }
  return find
}

function lean(draw: number): number {
  return 2 * chance(draw, -1) - 1
}
