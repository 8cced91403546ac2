import type { Sort } from './choices.ts'
import type { Dimension } from './facts.ts'
import type { Pivot, PivotRow } from './pivot.ts'

/** Names in the order of a Vietnamese dictionary, and 9 before 10. */
const byName = new Intl.Collator('vi', { numeric: true })

/** The rows in the order of a column. What has no value stands last either way; what is equal stays as it was. */
export function sortRows(
  { heads, columns, rows }: Pivot,
  sort: Sort | null,
  nameOf: (dimension: Dimension, id: string) => string,
): readonly PivotRow[] {
  if (sort === null) return rows
  const sign = sort.down ? -1 : 1
  const head = heads.findIndex((dimension) => dimension === sort.by)
  const dimension = heads[head]
  if (dimension !== undefined) {
    // A period's own name is in the order of time; what people call it is not.
    const isTime = dimension === 'period' || dimension === 'part'
    const text = (row: PivotRow) => (isTime ? (row.heads[head] ?? '') : nameOf(dimension, row.heads[head] ?? ''))
    return rows.toSorted((a, b) => sign * byName.compare(text(a), text(b)))
  }
  const column = columns.findIndex((id) => `=${id}` === sort.by)
  if (column < 0) return rows
  const number = (row: PivotRow) => row.cells[column]?.number ?? null
  return rows.toSorted((a, b) => {
    const [left, right] = [number(a), number(b)]
    if (left === null || right === null) return Number(left === null) - Number(right === null)
    return sign * (left - right)
  })
}
