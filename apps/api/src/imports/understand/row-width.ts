import type { SheetRow } from '../read/cell.ts'
import type { Findings } from './findings.ts'
import type { Table } from './find-table.ts'

/**
 * Whether a row of a CSV has other cells than its header, which is told: a decimal comma without quotes, a line
 * broken in two, another delimiter. Empty cells that a spreadsheet program adds at the end are none, and a row
 * without a digit (a signature, a heading) is no row of numbers.
 */
export function isRagged({ row, line, cells }: SheetRow, { paths }: Table, findings: Findings): boolean {
  if (line === undefined) return false
  const wanted = 1 + paths.findLastIndex((path) => path.length > 0)
  const filled = 1 + cells.findLastIndex((cell) => cell !== undefined)
  const isShort = cells.length < wanted
  if ((!isShort && filled <= wanted) || !cells.some((cell) => /\d/.test(String(cell?.value ?? '')))) return false
  const has = isShort ? cells.length : filled
  findings.problem(row, null, 'row-width', `the row has ${has} cells, the header ${wanted}`)
  return true
}
