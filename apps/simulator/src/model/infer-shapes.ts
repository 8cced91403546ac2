import type { Catalogue, Measure, RatioIndicator } from '@ioc/metrics'
import { madeFrom, type Shape } from './shape.ts'

type Known = Pick<Catalogue, 'measures' | 'indicators'>

/**
 * A shape for every measure of the catalogue: the declared one, else one read off the indicators, so that a
 * measure added to the catalogue lives on the wall without a line here. A numerator becomes a part of its
 * denominator near the indicator's target; everything else follows the population.
 */
export function inferShapes(catalogue: Known, declared: Readonly<Record<string, Shape>>): Map<string, Shape> {
  const shapes = new Map<string, Shape>()
  for (const measure of catalogue.measures.values()) {
    const known = Object.hasOwn(declared, measure.id) ? declared[measure.id] : undefined
    shapes.set(measure.id, known ?? partOfWhole(catalogue, measure, declared) ?? byPeople(measure))
  }
  for (const measure of catalogue.measures.values()) breakCircle(shapes, measure)
  return shapes
}

function partOfWhole(catalogue: Known, measure: Measure, declared: Readonly<Record<string, Shape>>) {
  for (const indicator of catalogue.indicators.values()) {
    if (indicator.kind !== 'ratio') continue
    const taken = indicator.numerator.find((term) => term.measure === measure.id)
    const whole = indicator.denominator.find((term) => term.sign === 1 && term.measure !== measure.id)
    const wholeMeasure = whole && catalogue.measures.get(whole.measure)
    if (!taken || !wholeMeasure || !comparable(measure, wholeMeasure)) continue
    if (Object.hasOwn(declared, wholeMeasure.id) && dependsOn(declared, wholeMeasure.id, measure.id)) continue
    const rate = likelyRate(indicator)
    const shape: Shape = { kind: 'share', of: wholeMeasure.id, rate: taken.sign === 1 ? rate : 1 - rate, spread: 0.02 }
    return shape
  }
  return undefined
}

function comparable(part: Measure, whole: Measure): boolean {
  const sameLevels = part.levels.every((level) => whole.levels.includes(level))
  return part.kind === whole.kind && part.grain === whole.grain && part.countable === whole.countable && sameLevels
}

function likelyRate(indicator: RatioIndicator): number {
  const value = indicator.targets.find((target) => target.unit === null)?.value
  const target = typeof value === 'number' ? value / indicator.scale : 0.8
  const near = indicator.direction === 'down' ? target * 0.8 : target * 0.99
  return Math.min(0.99, Math.max(0.02, near))
}

function byPeople(measure: Measure): Shape {
  const per100 = measure.kind === 'stock' ? 1 : 4
  return measure.levels.includes('commune') ? { kind: 'people', per100 } : { kind: 'people', per100: per100 / 4 }
}

function dependsOn(shapes: Readonly<Record<string, Shape>>, id: string, on: string): boolean {
  const shape = shapes[id]
  return shape !== undefined && madeFrom(shape).some((part) => part === on || dependsOn(shapes, part, on))
}

/** Two indicators may each make the other's whole a part: one of the two then follows the population. */
function breakCircle(shapes: Map<string, Shape>, measure: Measure): void {
  const reaches = (id: string, seen: ReadonlySet<string>): boolean =>
    madeFrom(shapes.get(id) ?? byPeople(measure)).some(
      (part) => part === measure.id || (!seen.has(part) && reaches(part, new Set([...seen, part]))),
    )
  if (reaches(measure.id, new Set())) shapes.set(measure.id, byPeople(measure))
}
