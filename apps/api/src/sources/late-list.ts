import type { LateList } from '@ioc/contract'
import { type Catalogue, dependentsOf, type Indicator } from '@ioc/metrics'
import type { SourceRecord, Store } from '../store/store.ts'
import { BADNESS, type Expected, type ExpectedPart, worstFirst } from './expected.ts'
import { latePart } from './lateness.ts'
import { standingRegisters } from './owed-registers.ts'

/**
 * Who owes what. Registers first, asked of the sources that keep them; then what units report themselves: units with
 * the most missing first, within a unit the worst and longest owed first.
 */
export function createLateList(
  catalogue: Catalogue,
  sources: Pick<Store['sources'], 'all'>,
): (expected: Expected) => Promise<LateList> {
  const dependents = dependentsOf(catalogue)

  /** Who answers for a measure: the first indicator that counts it and is no index over others says so. */
  function answersFor(measure: string | undefined) {
    const counted = (dependents.get(measure ?? '') ?? []).flatMap((id) => catalogue.indicators.get(id) ?? [])
    const indicator: Indicator | undefined = counted.find(({ kind }) => kind !== 'index') ?? counted[0]
    return { component: indicator?.component ?? null, owner: indicator?.owner ?? null }
  }

  function unitsOf(owed: readonly ExpectedPart[]): LateList['units'] {
    const perUnit = [...Map.groupBy(owed, ({ unit }) => unit)].map(([unit, late]) => ({
      unit: unit.code,
      parts: late.toSorted(worstFirst).map((part) => {
        const { unit: _, ...told } = latePart(part)
        return { ...told, ...answersFor(told.measure) }
      }),
      weight: late.reduce((sum, { state }) => sum + BADNESS[state], 0),
    }))
    const units = perUnit.toSorted((a, b) => b.weight - a.weight || (a.unit < b.unit ? -1 : 1))
    return units.map(({ unit, parts }) => ({ unit, parts }))
  }

  function registersOf(expected: Expected, all: readonly SourceRecord[]): LateList['registers'] {
    const keepers = all.filter(({ kind }) => kind !== 'document')
    const delivered = expected.parts.flatMap(({ measure }) => measure.counting?.register ?? [])
    const named = keepers.flatMap(({ measures }) => measures ?? [])
    const owed = standingRegisters([...delivered, ...named], expected.parts, expected)
    return owed
      .filter(({ state }) => state !== 'fresh')
      .map((late) => ({
        ...late,
        ...answersFor(expected.countedFrom(late.register)[0]?.id),
        sources: keepers
          .filter(({ measures }) => measures?.includes(late.register))
          .map(({ id, name }) => ({ id, name })),
      }))
  }

  return async (expected) => {
    const owed = expected.parts.filter(({ state, measure }) => state !== 'fresh' && !measure.counting)
    return { asOf: expected.asOf, registers: registersOf(expected, await sources.all()), units: unitsOf(owed) }
  }
}
