import type { ReadingInput } from '@ioc/contract'
import { formatPeriod, parsePeriod } from '@ioc/metrics'
import { type Cell, columnName, type SheetRow } from '../read/cell.ts'
import { quoted } from './findings.ts'
import { fold } from './fold.ts'
import type { KnownMeasure } from './knowledge.ts'
import { createGathering, type Mapped, type Mapping } from './mapped.ts'
import { periodOfCell, timeOfCell } from './read-period.ts'
import { readNumber } from './read-number.ts'

type Role = 'measure' | 'unit' | 'period' | 'at' | 'value' | 'note'

/** Columns of which one at least is filled in a row that says anything. */
const TOLD = ['measure', 'unit', 'value'] as const

/** Maps a long file: every row is a reading, with its own measure, unit and time. */
export function mapLong(mapping: Mapping): Mapped {
  const { sheet, table, findings, number } = mapping
  const measureOf = createMeasureNames(mapping.knowledge.measures)
  const at = new Map(
    table.profile.columns.flatMap(({ id, role }) => (table.found.has(id) ? [[role, table.found.get(id) ?? 0]] : [])),
  )
  const gathering = createGathering(findings)
  const nameOf = (role: Role) => (at.has(role) ? columnName(at.get(role) ?? 0) : null)

  function takeRow(row: SheetRow): void {
    const cell = (role: Role) => row.cells[at.get(role) ?? -1]
    const said = cell('measure')
    const measure = said && measureOf(String(said.value))
    if (!said) return findings.problem(row.row, nameOf('measure'), 'missing-column', 'says no measure')
    if (!measure)
      return findings.problem(
        row.row,
        nameOf('measure'),
        'unknown-measure',
        `no measure has the id or name ${quoted(said.value)}`,
      )
    const when = whenOf(measure, cell('period'), cell('at'))
    const value = readNumber(cell('value'), number)
    if ('detail' in when) findings.problem(row.row, nameOf(when.column) ?? nameOf('period'), when.code, when.detail)
    if (typeof value === 'object') findings.problem(row.row, nameOf('value'), value.code, value.detail)
    if (value === undefined) findings.remark(row.row, nameOf('value'), 'no-value', 'has no value and was left out')
    const unit = unitOf(row, 'detail' in when ? undefined : when)
    if (unit === undefined || 'detail' in when || typeof value !== 'number') return
    const note = cell('note')
    const reading: ReadingInput = {
      measure: measure.id,
      unit,
      ...when,
      value,
      ...(note && { note: String(note.value).slice(0, 500) }),
    }
    gathering.add(reading, row.row, nameOf('value'))
  }

  function unitOf(
    row: SheetRow,
    when: { readonly period?: string; readonly at?: string } | undefined,
  ): string | undefined {
    const cell = row.cells[at.get('unit') ?? -1]
    const day = parsePeriod(when?.period ?? when?.at?.slice(0, 10) ?? '')
    const found = mapping.names.find(String(cell?.value ?? ''), day && day.end - 1)
    if ('unit' in found) return found.unit.code
    findings.problem(row.row, nameOf('unit'), found.fault, cell === undefined ? 'says no unit' : found.detail)
    return undefined
  }

  for (const row of sheet.rows) {
    if (row.row < table.firstRow) continue
    if (TOLD.some((role) => row.cells[at.get(role) ?? -1] !== undefined)) takeRow(row)
  }
  const { readings, places } = gathering
  return { readings, places, rows: [], unit: null, period: null, asks: { unit: false, period: null } }
}

type When =
  | { readonly period: string }
  | { readonly at: string }
  | { readonly column: Role; readonly code: string; readonly detail: string }

/** A flow's period or a stock's time. A file with one column for both may give a stock its day there. */
function whenOf(measure: KnownMeasure, period: Cell | undefined, at: Cell | undefined): When {
  const stock = measure.kind === 'stock'
  const column = stock && at !== undefined ? 'at' : 'period'
  const cell = column === 'at' ? at : (period ?? (stock ? undefined : at))
  if (cell === undefined)
    return {
      column: stock ? 'at' : 'period',
      code: 'missing-column',
      detail: stock ? 'says no time' : 'says no period',
    }
  if (cell.kind === 'error') return { column, code: 'bad-time', detail: String(cell.value) }
  if (stock) {
    const time = timeOfCell(cell)
    return time === undefined
      ? { column, code: 'bad-time', detail: `${quoted(cell.value)} is no date and time` }
      : { at: time }
  }
  const name = periodOfCell(cell)
  const read = name === undefined ? undefined : parsePeriod(name)
  if (!read) return { column, code: 'bad-period', detail: `${quoted(cell.value)} names no period` }
  if (measure.grain !== null && read.grain !== measure.grain) {
    return {
      column,
      code: 'wrong-grain',
      detail: `${measure.id} is reported by ${measure.grain}, ${quoted(cell.value)} is a ${read.grain}`,
    }
  }
  return { period: formatPeriod(read) }
}

/** Measures by id or by their name in any language. */
function createMeasureNames(measures: readonly KnownMeasure[]) {
  const named = new Map<string, KnownMeasure | null>()
  const bear = (text: string, measure: KnownMeasure) => {
    const other = named.get(text)
    // A name that two measures share names neither.
    named.set(text, other !== undefined && other !== measure ? null : measure)
  }
  for (const measure of measures) {
    for (const text of new Set([measure.id, ...Object.values(measure.name)].map(fold))) bear(text, measure)
  }
  return (text: string) => named.get(fold(text)) ?? undefined
}
