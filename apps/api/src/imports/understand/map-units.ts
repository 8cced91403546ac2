import { parsePeriod } from '@ioc/metrics'
import { columnName, type SheetRow } from '../read/cell.ts'
import { isNumberRow } from './header-paths.ts'
import { columnOfRole, createGathering, type Mapped, type Mapping } from './mapped.ts'
import { notesBelow } from './notes-below.ts'
import { checkSums, type CountColumn, countColumns, hasCounts, readCounts, same } from './read-counts.ts'
import { labelOf, rowKind } from './row-kind.ts'
import { sheetPeriod } from './whole-sheet.ts'

/** Maps a table whose rows are units and whose columns are measures, all of one period. */
export function mapUnits(mapping: Mapping): Mapped {
  const { sheet, table, names, findings } = mapping
  const { period, grain } = sheetPeriod(mapping)
  const day = period === null ? undefined : (parsePeriod(period)?.end ?? 1) - 1
  const columns = countColumns(mapping)
  const counted = new Set(columns.map(({ at }) => at))
  const unitColumn = columnOfRole(table, 'unit') ?? 0
  const gathering = createGathering(findings)
  const sums = createSums(columns)
  const takeUnit = createUnitRows({ mapping, columns, gathering, period, sums })
  const isUnit = (label: string) => 'unit' in names.find(label, day)
  const notes = notesBelow(mapping, columns, isUnit)
  for (const row of sheet.rows) {
    if (row.row < table.firstRow || isNumberRow(row)) continue
    const label = labelOf(row, unitColumn, counted)
    const kind = isUnit(label) ? 'plain' : rowKind(label, isUnit)
    if (!hasCounts(row, columns) || kind === 'detail' || notes.has(row.row))
      gathering.row({ row: row.row, label, unit: null, kind: 'skipped' })
    else if (kind === 'total') {
      gathering.row({ row: row.row, label, unit: null, kind: 'total' })
      sums.check(readCounts(row, columns, mapping), row.row, mapping)
    } else {
      const found = names.find(label, day)
      if ('unit' in found) takeUnit(row, label, found.unit.code)
      else {
        gathering.row({ row: row.row, label, unit: null, kind: 'skipped' })
        findings.problem(row.row, columnName(unitColumn), found.fault, found.detail)
      }
    }
  }
  const { readings, places, rows } = gathering
  return { readings, places, rows, unit: null, period, asks: { unit: false, period: grain } }
}

/** Takes the row of one unit: a reading for each of its counts, held to the sums the form prescribes. */
function createUnitRows(deps: {
  readonly mapping: Mapping
  readonly columns: readonly CountColumn[]
  readonly gathering: ReturnType<typeof createGathering>
  readonly period: string | null
  readonly sums: ReturnType<typeof createSums>
}) {
  const { mapping, columns, gathering, period, sums } = deps
  return (row: SheetRow, label: string, unit: string): void => {
    gathering.row({ row: row.row, label, unit, kind: 'unit' })
    const counts = readCounts(row, columns, mapping)
    checkSums(row.row, counts, columns, mapping)
    sums.add(counts)
    if (period === null) return
    for (const { column, name } of columns) {
      const value = counts.get(column.id)
      if (value !== undefined) gathering.add({ measure: column.measure ?? '', unit, period, value }, row.row, name)
    }
  }
}

/** Sums of the rows seen, all of them and those since the last total: a total may be of either. */
function createSums(columns: readonly CountColumn[]) {
  const all = new Map<string, number>()
  let since = new Map<string, number>()
  return {
    add(counts: ReadonlyMap<string, number>): void {
      for (const [id, value] of counts) {
        for (const sums of [all, since]) sums.set(id, (sums.get(id) ?? 0) + value)
      }
    },
    check(total: ReadonlyMap<string, number>, row: number, { findings }: Mapping): void {
      // A total that stands above its rows has nothing to be held to yet.
      if (all.size === 0) return
      for (const { column, name } of columns) {
        const said = total.get(column.id)
        const sum = all.get(column.id) ?? 0
        if (said === undefined || same(said, sum) || same(said, since.get(column.id) ?? 0)) continue
        findings.problem(row, name, 'total-differs', `the total says ${said}, but the rows above it make ${sum}`)
      }
      since = new Map()
    },
  }
}
