import { columnName, type SheetRow } from '../read/cell.ts'
import { quoted } from './findings.ts'
import { isNumberRow } from './header-paths.ts'
import { columnOfRole, createGathering, type Mapped, type Mapping } from './mapped.ts'
import { notesBelow } from './notes-below.ts'
import { checkSums, type CountColumn, countColumns, hasCounts, readCounts, same } from './read-counts.ts'
import { headsSection, isBullet, isNumbered, labelOf, rowKind, soundsLikeSum } from './row-kind.ts'
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
  const totals: CountedRow[] = []
  const fields: CountedRow[] = []
  let lastRow = table.headerBottom
  for (const { row, label, kind } of classify(mapping)) {
    gathering.row({ row: row.row, label, unit: null, kind: kind === 'numbered' ? 'field' : kind })
    if (kind === 'skipped') continue
    const counts = readCounts(row, columns, mapping)
    checkSums(row.row, counts, columns, mapping)
    if (kind === 'total') totals.push({ row: row.row, label, counts, isNumbered: false })
    else {
      for (const [id, value] of counts) sums.set(id, (sums.get(id) ?? 0) + value)
      fields.push({ row: row.row, label, counts, isNumbered: kind === 'numbered' })
    }
    lastRow = row.row
  }
  askAboutTotals(fields, sums, columns, mapping)
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

interface CountedRow {
  readonly row: number
  readonly label: string
  readonly counts: ReadonlyMap<string, number>
  readonly isNumbered: boolean
}

/**
 * A row that is called like a sum by words nobody has listed, or begins so and is just what the others make, may be
 * their total: added to them it would double the numbers, so it is asked about. A numbered row is one of the others.
 */
function askAboutTotals(
  fields: readonly CountedRow[],
  sums: ReadonlyMap<string, number>,
  columns: readonly CountColumn[],
  { table, findings }: Mapping,
): void {
  const at = columnOfRole(table, 'label')
  for (const { row, label, counts, isNumbered: stands } of fields) {
    if (stands || counts.size === 0) continue
    const isSum = columns.every(({ column: { id } }) => same(2 * (counts.get(id) ?? 0), sums.get(id) ?? 0))
    const isLike = soundsLikeSum(label) && fields.length > 2
    if (rowKind(label) !== 'doubtful' && !(isLike && isSum)) continue
    const detail = `${quoted(label)} may be the total of the other rows: call it "Tổng cộng", or number it among them`
    findings.problem(row, at === undefined ? null : columnName(at), 'maybe-total', detail)
  }
}

interface Classified {
  readonly row: SheetRow
  readonly label: string
  readonly kind: 'field' | 'numbered' | 'total' | 'skipped'
}

function classify(mapping: Mapping): readonly Classified[] {
  const { sheet, table, findings, names } = mapping
  const isUnit = (label: string) => 'unit' in names.find(label, undefined)
  const columns = countColumns(mapping)
  const counted = new Set(columns.map(({ at }) => at))
  const labels = columnOfRole(table, 'label') ?? 0
  const orders = columnOfRole(table, 'order')
  const notes = notesBelow(mapping, columns, () => false)
  const body = sheet.rows.filter((row) => row.row >= table.firstRow && !isNumberRow(row))
  const orderOf = (row: SheetRow) => (orders === undefined ? undefined : row.cells[orders])
  const numbered = body.some((row) => isNumbered(orderOf(row)))
  let hasField = false
  return body.map((row) => {
    const label = labelOf(row, labels, counted)
    const kind = rowKind(label, isUnit)
    // Bullets are parts of a row above; where there is none, they are how this office begins its rows.
    const isPart = kind === 'detail' && (hasField || !isBullet(label))
    if (!hasCounts(row, columns) || isPart || notes.has(row.row)) return { row, label, kind: 'skipped' }
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
    hasField ||= kind !== 'detail'
    return { row, label, kind: isNumbered(orderOf(row)) ? 'numbered' : 'field' }
  })
}
