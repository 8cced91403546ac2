import type { Refusal } from '@ioc/contract'
import type { Day, FieldValue, RecordFields, Register } from '@ioc/metrics'
import type { RecordRow } from '../store/record-store.ts'
import type { SourceRecord } from '../store/store.ts'
import type { FindUnit } from '../rows/find-unit.ts'
import { GIVEN_TWICE, KeyTwins } from '../rows/key-twins.ts'
import { quote } from '../rows/refusals.ts'
import { isFault } from './cell-fault.ts'
import { checkValue } from './check-value.ts'

export interface CheckRowDeps {
  readonly register: Register
  readonly findUnit: FindUnit
  /** Code of the unit whose the records are where the register names none. */
  readonly defaultUnit: string
  readonly source: SourceRecord
  /** The day on which units are looked up. */
  readonly day: Day
}

export type RefuseCell = (column: string | undefined, code: Refusal, detail: string) => void

/**
 * Holds one row against its register, naming every bad cell; undefined where one was. Columns that are
 * personal are thrown away before anything else looks at them, and told to `onDropped`.
 */
export function createCheckRow(deps: CheckRowDeps, onDropped: (column: string) => void) {
  const { register, findUnit, defaultUnit, source, day } = deps
  const personal = new Set(register.dropped)

  function unitOf(value: FieldValue, column: string, refuse: RefuseCell): string | undefined {
    const found = findUnit(String(value), day)
    if (!('unit' in found)) {
      refuse(column, found.code, `${quote(String(value))}: ${found.detail}`)
      return undefined
    }
    return found.unit.code
  }

  function mayReport(unit: string, refuse: RefuseCell): boolean {
    if (source.units === null || source.units.includes(unit)) return true
    refuse(register.unit ?? undefined, 'unit-not-yours', `source ${source.id} does not report for ${unit}`)
    return false
  }

  return (row: unknown, refuse: RefuseCell): RecordRow | undefined => {
    if (row instanceof KeyTwins) {
      for (const name of row.names) refuse(name, 'duplicate-column', GIVEN_TWICE)
      return undefined
    }
    if (typeof row !== 'object' || row === null || Array.isArray(row)) {
      refuse(undefined, 'not-a-record', 'a record is an object of fields')
      return undefined
    }
    let sound = true
    const refuseCell: RefuseCell = (...fault) => {
      sound = false
      refuse(...fault)
    }
    const cells = new Map<string, unknown>(Object.entries(row))
    for (const column of cells.keys()) {
      if (personal.has(column)) onDropped(column)
      else if (!register.fields.has(column)) refuseCell(column, 'unknown-column', `${register.id} has no such field`)
    }
    const fields: Record<string, FieldValue> = {}
    for (const field of register.fields.values()) {
      const given = cells.get(field.id)
      if (given === undefined || given === null) {
        if (field.required) refuseCell(field.id, 'missing-column', `${register.id} needs ${field.id}`)
        continue
      }
      const value = checkValue(field, given)
      if (isFault(value)) refuseCell(field.id, value.code, value.detail)
      else if (field.type !== 'unit') fields[field.id] = value
      else fields[field.id] = unitOf(value, field.id, refuseCell) ?? ''
    }
    for (const [part, detail] of partsTooLarge(register, fields)) refuseCell(part, 'out-of-range', detail)
    const unit = register.unit === null ? defaultUnit : String(fields[register.unit] ?? '')
    if (unit !== '' && !mayReport(unit, refuseCell)) sound = false
    return sound ? { key: String(fields[register.key]), record: { unit, fields } } : undefined
  }
}

/** Fields that are more than the whole they are a part of, with why. */
function partsTooLarge(register: Register, fields: RecordFields): [part: string, detail: string][] {
  return [...register.fields.values()].flatMap(({ id, atMost, decimals }): [string, string][] => {
    const [part, whole] = [fields[id], atMost === undefined ? undefined : fields[atMost]]
    if (typeof part !== 'number' || typeof whole !== 'number' || part <= whole) return []
    return [[id, `${part / 10 ** decimals} is more than ${atMost}, ${whole / 10 ** decimals}`]]
  })
}
