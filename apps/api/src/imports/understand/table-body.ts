import type { HiddenChoice } from '@ioc/contract'
import { columnName, type Cell, type Sheet, type SheetRow } from '../read/cell.ts'
import { takenColumns } from './describe-columns.ts'
import type { Findings } from './findings.ts'
import type { Table } from './find-table.ts'
import { askAboutHidden } from './hidden-cells.ts'
import { spreadMerges } from './merged-cells.ts'
import { COUNTING, NAMING, type ReadColumns } from './read-columns.ts'
import { isRagged } from './row-width.ts'

interface Found {
  readonly sheet: Sheet
  readonly table: Table
}

/**
 * The table as it is seen, before anything is made of its cells: hidden rows as chosen, merged labels over all the
 * rows they stand beside, struck-out and raised text told, rows of a CSV that do not fit its header refused. Rows of
 * a CSV are called by their lines from here on. Rows that cannot be read are left out and named.
 */
export function readableTable<Chosen extends Found>(
  chosen: Chosen,
  hidden: HiddenChoice | undefined,
  findings: Findings,
): Chosen {
  const { sheet, table } = inLines(chosen)
  const columns = takenColumns(table.profile, table.found)
  const above = sheet.rows.filter(({ row }) => row < table.firstRow)
  const body = sheet.rows.filter(({ row }) => row >= table.firstRow)
  const shown = askAboutHidden({ ...sheet, rows: body }, columns, hidden, findings)
  const whole = spreadMerges(shown, table.firstRow, columns)
  const rows = whole.flatMap((row) => {
    if (isRagged(row, table, findings)) return []
    return withoutMarks(row, columns, findings) ?? []
  })
  return { ...chosen, table, sheet: { ...sheet, rows: [...above, ...rows] } }
}

function inLines({ sheet, table }: Found): Found {
  const lines = new Map(sheet.rows.flatMap(({ row, line }) => (line === undefined ? [] : [[row, line] as const])))
  if (lines.size === 0) return { sheet, table }
  const lineOf = (row: number) => lines.get(row) ?? row
  const rows = sheet.rows.map((row) => ({ ...row, row: lineOf(row.row), record: row.row }))
  const headerBottom = lineOf(table.headerBottom)
  const below = sheet.rows.find(({ row }) => row >= table.firstRow)
  const firstRow = below ? lineOf(below.row) : headerBottom + 1
  return { sheet: { ...sheet, rows }, table: { ...table, headerTop: lineOf(table.headerTop), headerBottom, firstRow } }
}

/**
 * A row whose names are certain and whose notes are whole; undefined where a name is struck out, which is told.
 * A number's own marks are for whoever reads numbers to refuse.
 */
function withoutMarks(row: SheetRow, columns: ReadColumns, findings: Findings): SheetRow | undefined {
  const marked = [...columns].filter(([at]) => row.cells[at]?.fault !== undefined)
  if (marked.length === 0) return row
  const cells: (Cell | undefined)[] = [...row.cells]
  let isCertain = true
  for (const [at, { role }] of marked) {
    const cell = cells[at]
    if (!cell?.fault || COUNTING.has(role)) continue
    const { code, detail } = cell.fault
    if (role === 'note') cells[at] = { ...cell, value: cell.shown ?? cell.value }
    else if (NAMING.has(role) && code === 'struck-out') {
      findings.problem(row.row, columnName(at), code, detail)
      isCertain = false
    } else if (code === 'struck-out' || code === 'raised-text')
      findings.remark(row.row, columnName(at), code, `${detail}; ${JSON.stringify(cell.value)} was read`)
  }
  return isCertain ? { ...row, cells } : undefined
}
