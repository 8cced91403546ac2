import { looksPersonal } from '@ioc/contract'
import { type Catalogue, type Day, levelOf, type Measure, type UnitTree } from '@ioc/metrics'
import type { SourceRecord } from '../store/store.ts'
import type { Cells, Refuse } from './check-shape.ts'
import { checkTime, dayOfUnknown, type Times, type When } from './check-time.ts'
import { textFault } from '../rows/clean-text.ts'
import { PERSONAL } from '../rows/refuse-personal.ts'
import { valueFault } from './exact-value.ts'
import { createFindUnit, type FoundUnit } from '../rows/find-unit.ts'
import { quote } from '../rows/refusals.ts'

/** What a good row resolves to. */
export interface CheckedRow {
  readonly measure: Measure
  readonly found: FoundUnit
  readonly when: When
}

/**
 * Holds one row against the catalogue and against what its source may report, naming every bad cell.
 * The complete check; `intake.ts` walks past it for rows whose like it has seen.
 */
export function createCheckRow(catalogue: Catalogue, tree: UnitTree) {
  const findUnit = createFindUnit(tree)

  function unitOf(text: string, day: Day | undefined, refuse: Refuse): FoundUnit | undefined {
    const fault = textFault(text)
    if (fault !== undefined) {
      refuse('unit', 'bad-text', fault)
      return undefined
    }
    const found = day === undefined ? findUnit(text, undefined) : findUnit(text, day)
    if (found && 'unit' in found) return found
    if (found) refuse('unit', found.code, `${quote(text)}: ${found.detail}`)
    return undefined
  }

  return (cells: Cells, source: SourceRecord, times: Times, refuse: Refuse): CheckedRow | undefined => {
    const measure = checkMeasure(catalogue, cells.measure, refuse)
    const yours = measure && checkMeasureAllowed(measure, source, refuse)
    const when = measure && checkTime(measure, cells, times, refuse)
    const day = measure ? when?.day : dayOfUnknown(cells, times, refuse)
    const found = cells.unit !== undefined ? unitOf(cells.unit, day, refuse) : undefined
    const allowed = found && checkUnit(found, measure, source, refuse)
    const valued = checkValue(cells.value, measure, refuse)
    const noted = checkNote(cells.note, refuse)
    return measure && yours && when && found && allowed && valued && noted ? { measure, found, when } : undefined
  }
}

function checkMeasure(catalogue: Catalogue, id: string | undefined, refuse: Refuse): Measure | undefined {
  if (id === undefined) return undefined
  const fault = textFault(id)
  const measure = catalogue.measures.get(id)
  if (fault !== undefined) refuse('measure', 'bad-text', fault)
  else if (!measure) refuse('measure', 'unknown-measure', `${quote(id)} is no measure of this catalogue`)
  else if (measure.counting) {
    refuse(
      'measure',
      'counted-measure',
      `${id} is counted from the register ${measure.counting.register}: send records`,
    )
  }
  return fault === undefined && !measure?.counting ? measure : undefined
}

function checkMeasureAllowed(measure: Measure, source: SourceRecord, refuse: Refuse): boolean {
  if (source.measures === null || source.measures.includes(measure.id)) return true
  refuse('measure', 'measure-not-yours', `source ${source.id} does not report ${measure.id}`)
  return false
}

function checkUnit({ unit }: FoundUnit, measure: Measure | undefined, source: SourceRecord, refuse: Refuse): boolean {
  const level = levelOf(unit.kind)
  if (measure && !measure.levels.includes(level)) {
    refuse(
      'unit',
      'wrong-level',
      `${measure.id} is collected by ${measure.levels.join(' or ')}, ${unit.code} is a ${level}`,
    )
    return false
  }
  if (source.units === null || source.units.includes(unit.code)) return true
  refuse('unit', 'unit-not-yours', `source ${source.id} does not report for ${unit.code}`)
  return false
}

function checkValue(value: number | undefined, measure: Measure | undefined, refuse: Refuse): boolean {
  if (value === undefined) return false
  const fault = measure && valueFault(value, measure, 10 ** measure.decimals)
  if (fault) refuse('value', ...fault)
  return fault === undefined
}

function checkNote(note: string | undefined, refuse: Refuse): boolean {
  if (note === undefined) return true
  const fault = textFault(note)
  if (fault !== undefined) refuse('note', 'bad-text', fault)
  else if (looksPersonal(note)) refuse('note', 'personal-data', PERSONAL)
  else return true
  return false
}
