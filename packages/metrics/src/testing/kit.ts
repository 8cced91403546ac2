import type { Catalogue } from '../catalogue.ts'
import { createKit } from '../evaluator-kit.ts'
import type { CountIndicator, RatioIndicator } from '../indicator.ts'
import { createLookup } from '../lookup.ts'
import type { Readings } from '../reading.ts'
import type { Unit } from '../unit.ts'
import { at } from './example.ts'

/** The inner parts of an evaluation, for tests that look at one of them. */
export function partsOf(catalogue: Catalogue, readings: Readings, margin = 0) {
  const kit = createKit(catalogue)
  const lookup = createLookup(readings, kit.tree, margin)
  const measure = (id: string) => {
    const found = catalogue.measures.get(id)
    if (!found) throw new Error(`no measure ${id}`)
    return found
  }
  const unitAt = (code: string, day: number): Unit => {
    const found = kit.tree.at(code, day)
    if (!found) throw new Error(`no unit ${code}`)
    return found
  }
  const plan = (indicator: RatioIndicator | CountIndicator) => kit.planFor(indicator)
  const frame = (indicator: RatioIndicator | CountIndicator, asOf: string, which: 'now' | 'year-before' = 'now') =>
    kit.frameFor(plan(indicator), at(asOf), which)
  return { kit, lookup, measure, unitAt, plan, frame }
}

/** Readings that count how often they are asked. */
export function counting(readings: Readings) {
  const asked: string[] = []
  const counted: Readings = {
    stockAt(measure, unit, asOf) {
      asked.push(`${measure} ${unit}`)
      return readings.stockAt(measure, unit, asOf)
    },
    flowsWithin(measure, unit, from, to) {
      asked.push(`${measure} ${unit} ${from} ${to}`)
      return readings.flowsWithin(measure, unit, from, to)
    },
  }
  return { asked, counted }
}
