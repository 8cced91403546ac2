import type { LateList } from '@ioc/contract'
import { type Catalogue, dependentsOf, type Indicator } from '@ioc/metrics'
import { BADNESS, type Expected, type ExpectedPart, worstFirst } from './expected.ts'
import { latePart } from './lateness.ts'

/** Who owes what: units with the most missing first, within a unit the worst and longest owed first. */
export function createLateList(catalogue: Catalogue): (expected: Expected) => LateList {
  const dependents = dependentsOf(catalogue)

  /** The indicator that speaks for a measure: the first that counts it and is no index over others. */
  function speaksFor(measure: string): Indicator | undefined {
    const counted = (dependents.get(measure) ?? []).flatMap((id) => catalogue.indicators.get(id) ?? [])
    return counted.find(({ kind }) => kind !== 'index') ?? counted[0]
  }

  function entryOf(part: ExpectedPart) {
    const { unit: _, ...late } = latePart(part)
    const indicator = speaksFor(late.measure)
    return { ...late, component: indicator?.component ?? null, owner: indicator?.owner ?? null }
  }

  return ({ asOf, parts }) => {
    const owed = parts.filter(({ state }) => state !== 'fresh')
    const perUnit = [...Map.groupBy(owed, ({ unit }) => unit)].map(([unit, late]) => ({
      unit: unit.code,
      parts: late.toSorted(worstFirst).map(entryOf),
      weight: late.reduce((sum, { state }) => sum + BADNESS[state], 0),
    }))
    const units = perUnit.toSorted((a, b) => b.weight - a.weight || (a.unit < b.unit ? -1 : 1))
    return { asOf, units: units.map(({ unit, parts: late }) => ({ unit, parts: late })) }
  }
}
