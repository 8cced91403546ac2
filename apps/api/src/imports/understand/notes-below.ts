import type { SheetRow } from '../read/cell.ts'
import { columnOfRole, type Mapping } from './mapped.ts'
import { type CountColumn, hasCounts } from './read-counts.ts'
import { isMeantAsNumber } from './read-number.ts'
import { labelOf, rowKind } from './row-kind.ts'

/**
 * Rows under a table that are none of it, by their number: a place and date, who made it, who signs. They stand
 * below an empty row or a total, bear neither a number nor an order, and `isNamed` knows nothing of their label.
 */
export function notesBelow(
  { sheet, table, number }: Pick<Mapping, 'sheet' | 'table' | 'number'>,
  columns: readonly CountColumn[],
  isNamed: (label: string) => boolean,
): ReadonlySet<number> {
  const labels = columnOfRole(table, 'unit') ?? columnOfRole(table, 'label') ?? 0
  const order = columnOfRole(table, 'order') ?? -1
  const counted = new Set(columns.map(({ at }) => at))
  const holdsNumber = (row: SheetRow) =>
    columns.some(({ at, decimals }) => isMeantAsNumber(row.cells[at], number, decimals))
  const notes = new Set<number>()
  let above: { readonly place: number; readonly ends: boolean } | undefined
  for (const row of sheet.rows) {
    if (row.row < table.firstRow) continue
    const label = labelOf(row, labels, counted)
    const isPart = holdsNumber(row)
    const place = row.record ?? row.row
    const isApart = above !== undefined && (above.ends || place > above.place + 1)
    const isNote = isApart && !isPart && hasCounts(row, columns) && row.cells[order] === undefined && !isNamed(label)
    if (isNote) notes.add(row.row)
    if (isPart || above) above = { place, ends: isNote || rowKind(label, isNamed) === 'total' }
  }
  return notes
}
