import type { Cell, SheetRow } from '../read/cell.ts'
import { fold } from './fold.ts'

/** What a row of a table is by its words. */
export type RowKind = 'total' | 'detail' | 'plain'

/** `Tổng cộng`, `Cộng`, `Toàn huyện`, `Total`: the sum of the others. `Trong đó` and its bullets are parts of a row above. */
export function rowKind(label: string): RowKind {
  const text = fold(label).replace(/^[\divxa-c]+[.)]\s+/, '')
  if (/^(tong|cong|toan huyen|toan xa|total|sum)\b/.test(text)) return 'total'
  if (/^([-+•*]\s*)?(trong do|bao gom|gom co|of which)\b/.test(text) || /^[-+•*]/.test(text)) return 'detail'
  return 'plain'
}

/** The words of a row: its label's, or where that is empty (as under a merged "Tổng cộng") the first text beside it. */
export function labelOf({ cells }: SheetRow, column: number, counted: ReadonlySet<number>): string {
  const own = cells[column]
  if (own !== undefined) return String(own.value).trim()
  const other = cells.find(
    (cell, index) => cell?.kind === 'text' && !counted.has(index) && !/^[\d.)]+$/.test(String(cell.value)),
  )
  return other === undefined ? '' : String(other.value).trim()
}

/** A row numbered `I`, `II` or `A` heads a section: what it counts are the rows below it. */
export function headsSection(order: Cell | undefined): boolean {
  return order?.kind === 'text' && /^([IVX]+|[A-H])[.)]?$/.test(String(order.value).trim())
}
