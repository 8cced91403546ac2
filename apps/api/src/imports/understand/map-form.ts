import { columnName, type SheetRow } from '../read/cell.ts'
import { isNumberRow } from './header-paths.ts'
import { columnOfRole, createGathering, type Mapped, type Mapping } from './mapped.ts'
import { notesBelow } from './notes-below.ts'
import { checkSums, countColumns, hasCounts, readCounts, same } from './read-counts.ts'
import { headsSection, labelOf, rowKind } from './row-kind.ts'
import { sheetPeriod, sheetUnit } from './whole-sheet.ts'

/**
 * Maps a form of one unit and period, as II.06a/VPCP/KSTT: its rows are fields of work and their sums are the
 * readings. A total row is held to the sums; alone it stands for them.
 */
export function mapForm(mapping: Mapping): Mapped {
  const { table, findings } = mapping
  const { period, grain } = sheetPeriod(mapping)
  const unit = sheetUnit(mapping)
  const columns = countColumns(mapping)
  const gathering = createGathering(findings)
  const sums = new Map<string, number>()
  const totals: { readonly row: number; readonly counts: ReadonlyMap<string, number> }[] = []
  let lastRow = table.headerBottom
  for (const { row, label, kind } of classify(mapping)) {
    gathering.row({ row: row.row, label, unit: null, kind })
    if (kind === 'skipped') continue
    const counts = readCounts(row, columns, mapping)
    checkSums(row.row, counts, columns, mapping)
    if (kind === 'total') totals.push({ row: row.row, counts })
    else for (const [id, value] of counts) sums.set(id, (sums.get(id) ?? 0) + value)
    lastRow = row.row
  }
  const total = totals.find(({ counts }) => counts.size > 0)
  for (const { column, name } of columns) {
    const said = total?.counts.get(column.id)
    const sum = sums.get(column.id)
    if (total && said !== undefined && sum !== undefined && !same(said, sum)) {
      findings.problem(total.row, name, 'total-differs', `the total says ${said}, but the rows make ${sum}`)
    }
    const value = sum ?? said
    if (value === undefined || unit === null || period === null) continue
    gathering.add({ measure: column.measure ?? '', unit, period, value }, total?.row ?? lastRow, name)
  }
  const { readings, places, rows } = gathering
  return { readings, places, rows, unit, period, asks: { unit: true, period: grain } }
}

interface Classified {
  readonly row: SheetRow
  readonly label: string
  readonly kind: 'field' | 'total' | 'skipped'
}

function classify(mapping: Mapping): readonly Classified[] {
  const { sheet, table, findings } = mapping
  const columns = countColumns(mapping)
  const counted = new Set(columns.map(({ at }) => at))
  const labels = columnOfRole(table, 'label') ?? 0
  const orders = columnOfRole(table, 'order')
  const notes = notesBelow(mapping, columns, () => false)
  const body = sheet.rows.filter((row) => row.row >= table.firstRow && !isNumberRow(row))
  const orderOf = (row: SheetRow) => (orders === undefined ? undefined : row.cells[orders])
  const numbered = body.some((row) => /^\d+[.)]?$/.test(String(orderOf(row)?.value ?? '').trim()))
  return body.map((row) => {
    const label = labelOf(row, labels, counted)
    const kind = rowKind(label)
    if (!hasCounts(row, columns) || kind === 'detail' || notes.has(row.row)) return { row, label, kind: 'skipped' }
    if (kind === 'total') return { row, label, kind }
    if (numbered && headsSection(orderOf(row))) {
      findings.remark(
        row.row,
        columnName(labels),
        'section',
        'heads a section, so its numbers are those of the rows below it and were not added',
      )
      return { row, label, kind: 'skipped' }
    }
    return { row, label, kind: 'field' }
  })
}
