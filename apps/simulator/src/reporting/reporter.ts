import { type Catalogue, keyOf, levelOf, type Measure, type Unit } from '@ioc/metrics'
import { chance, hashText } from '../model/hash.ts'
import { type Manner, mannerOf } from '../odd-units.ts'
import { type PretendSource, routeOf } from '../sources.ts'

/** One measure of one unit as somebody's duty: who sends it, and in what manner. */
export interface Reporter {
  readonly measure: Measure
  readonly unit: Unit
  readonly source: string
  readonly manner: Manner
  /** How long before it is due it is sent, ms: the same for all measures of a unit, so that its numbers agree. */
  readonly lead: number
}

const MINUTE = 60_000

/** Everything that any of the sources has to report, in catalogue order; what is counted from a register nobody reports. */
export function listReporters(catalogue: Catalogue, sources: readonly PretendSource[]): readonly Reporter[] {
  const reporters: Reporter[] = []
  for (const unit of catalogue.units) {
    const lead = Math.round((5 + 35 * chance(hashText(keyOf(unit)), 0)) * MINUTE)
    for (const measure of catalogue.measures.values()) {
      if (measure.counting || !measure.levels.includes(levelOf(unit.kind))) continue
      const source = routeOf(sources, measure.id, unit.code)
      if (source === undefined) continue
      const manner = mannerOf(unit.code, measure.id, source.kind === 'hand')
      reporters.push({ measure, unit, source: source.id, manner, lead })
    }
  }
  return reporters
}
