import { foldText } from '@ioc/contract'
import type { Day, Measure, Unit } from '@ioc/metrics'
import type { UnitNames } from '../understand/name-unit.ts'

/** A unit by its name, or by its code where another bears the name that day. */
export function unitText(unit: Unit, names: UnitNames, day: Day): string {
  const found = names.find(unit.name.vi, day)
  return 'unit' in found && found.unit === unit ? unit.name.vi : unit.code
}

/** Measures by their names, or by their ids where a name is another's too. */
export function createMeasureText(measures: Iterable<Measure>): (measure: Measure) => string {
  const bearers = new Map<string, Set<Measure>>()
  for (const measure of measures) {
    for (const text of [measure.id, ...Object.values(measure.name)]) {
      const key = foldText(text)
      bearers.set(key, (bearers.get(key) ?? new Set()).add(measure))
    }
  }
  return (measure) => (bearers.get(foldText(measure.name.vi))?.size === 1 ? measure.name.vi : measure.id)
}

const KIND_WORDS: Partial<Record<Unit['kind'], string>> = {
  province: 'Tỉnh',
  district: 'Huyện',
  town: 'Thị trấn',
  commune: 'Xã',
}

/** `Xã Duy Thu`: as it is said above a form. */
export const spokenName = ({ kind, name }: Unit) => [KIND_WORDS[kind] ?? '', name.vi].join(' ').trim()
