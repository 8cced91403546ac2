import { looksPersonal, type ReadingInput } from '@ioc/contract'
import { formatPeriod, parsePeriod } from '@ioc/metrics'
import { type Cell, columnName, type SheetRow } from '../read/cell.ts'
import { quoted } from './findings.ts'
import type { Table } from './find-table.ts'
import type { KnownMeasure } from './knowledge.ts'
import { createGathering, type Mapped, type Mapping } from './mapped.ts'
import { createMeasureNames } from './name-measure.ts'
import { periodOfCell, timeOfCell } from './read-period.ts'
import { readNumber } from './read-number.ts'

type Role = 'measure' | 'unit' | 'period' | 'at' | 'value' | 'note'

/** Columns of which one at least is filled in a row that says anything. */
const TOLD = ['measure', 'unit', 'value'] as const

/** Maps a long file: every row is a reading, with its own measure, unit and time. */
export function mapLong(mapping: Mapping): Mapped {
  const { sheet, table, findings } = mapping
  const columns = columnsOf(table)
  const gathering = createGathering(findings)
  const readRow = createRowReader(mapping, columns)
  for (const row of sheet.rows) {
    if (row.row < table.firstRow) continue
    if (TOLD.every((role) => columns.cell(row, role) === undefined)) continue
    const reading = readRow(row)
    if (reading) gathering.add(reading, row.row, columns.name('value'))
  }
  const { readings, places } = gathering
  return { readings, places, rows: [], unit: null, period: null, asks: { unit: false, period: null } }
}

/** The columns of a long file by what they are for. */
interface LongColumns {
  cell(row: SheetRow, role: Role): Cell | undefined
  /** As the sheet names it; null where the file has none. */
  name(role: Role): string | null
}

function columnsOf({ profile, found }: Table): LongColumns {
  const at = new Map(profile.columns.flatMap(({ id, role }) => (found.has(id) ? [[role, found.get(id) ?? 0]] : [])))
  return {
    cell: (row, role) => row.cells[at.get(role) ?? -1],
    name: (role) => (at.has(role) ? columnName(at.get(role) ?? 0) : null),
  }
}

/** Reads one row as a reading; undefined where something is wrong with it, which is named. */
function createRowReader(mapping: Mapping, columns: LongColumns) {
  const { findings, number } = mapping
  const measureOf = createMeasureNames(mapping.knowledge.measures)

  function measureIn(row: SheetRow): KnownMeasure | undefined {
    const said = columns.cell(row, 'measure')
    const measure = said && measureOf(String(said.value))
    const problem = (code: string, detail: string) => findings.problem(row.row, columns.name('measure'), code, detail)
    if (!said) problem('missing-column', 'says no measure')
    else if (!measure) problem('unknown-measure', `no measure has the id or name ${quoted(said.value)}`)
    return measure
  }

  return (row: SheetRow): ReadingInput | undefined => {
    const measure = measureIn(row)
    if (!measure) return undefined
    const name = columns.name('value')
    const when = whenOf(measure, columns.cell(row, 'period'), columns.cell(row, 'at'))
    const value = readNumber(columns.cell(row, 'value'), number, measure.decimals)
    if ('detail' in when)
      findings.problem(row.row, columns.name(when.column) ?? columns.name('period'), when.code, when.detail)
    if (typeof value === 'object') findings.problem(row.row, name, value.code, value.detail)
    if (value === undefined) findings.remark(row.row, name, 'no-value', 'has no value and was left out')
    const unit = unitIn(row, 'detail' in when ? undefined : when, mapping, columns)
    if (unit === undefined || 'detail' in when || typeof value !== 'number') return undefined
    const note = columns.cell(row, 'note')
    // It is refused where it stands; no reading carries it further.
    if (note && looksPersonal(String(note.value))) return undefined
    return { measure: measure.id, unit, ...when, value, ...(note && { note: String(note.value).slice(0, 500) }) }
  }
}

/** The unit a row names, as it was called at that time. */
function unitIn(
  row: SheetRow,
  when: { readonly period?: string; readonly at?: string } | undefined,
  { names, findings }: Mapping,
  columns: LongColumns,
): string | undefined {
  const cell = columns.cell(row, 'unit')
  const day = parsePeriod(when?.period ?? when?.at?.slice(0, 10) ?? '')
  const found = names.find(String(cell?.value ?? ''), day && day.end - 1)
  if ('unit' in found) return found.unit.code
  findings.problem(row.row, columns.name('unit'), found.fault, cell === undefined ? 'says no unit' : found.detail)
  return undefined
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
  const told = periodOfCell(cell, measure.grain ?? 'day')
  if (told && 'differs' in told) return { column, code: 'period-differs', detail: told.differs }
  const read = told && 'period' in told ? parsePeriod(told.period) : undefined
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
