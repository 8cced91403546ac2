import type { Cell, Merge, Sheet, SheetRow } from '../read/cell.ts'
import { COUNTING, type ReadColumns } from './read-columns.ts'
import { isMeantAsNumber } from './read-number.ts'

/**
 * The rows of a body with every merged label over all the rows it stands beside. A number that is merged over rows
 * with numbers of their own, or over several columns of numbers, is of none of them for certain: it is marked, and
 * never repeated. Words over columns of numbers, as whoever signs below the table, stay as they are.
 */
export function spreadMerges({ rows, merges }: Sheet, firstRow: number, columns: ReadColumns): readonly SheetRow[] {
  const inBody = disjoint(merges.filter(({ top, left }) => top >= firstRow && columns.has(left)))
  if (inBody.length === 0) return rows
  const spread = new Map(rows.map((row) => [row.row, { ...row, cells: [...row.cells] }]))
  const isFilled = (row: number) => [...columns.keys()].some((at) => rowAt.get(row)?.cells[at] !== undefined)
  const rowAt = new Map(rows.map((row) => [row.row, row]))
  for (const merge of inBody) {
    const { top, left, bottom, right } = merge
    const cell = rowAt.get(top)?.cells[left]
    if (!cell) continue
    const below = between(rows, top + 1, bottom).filter(({ row }) => isFilled(row))
    if (!COUNTING.has(columns.get(left)?.role ?? 'label')) for (const { row } of below) put(spread.get(row), left, cell)
    else if (!isMeantAsNumber(cell, undefined, 0)) continue
    else if (below.length > 0 || counting(columns, left, right) > 1) put(spread.get(top), left, marked(cell, merge))
  }
  return [...spread.values()]
}

const marked = (cell: Cell, { top, bottom }: Merge): Cell => ({
  ...cell,
  fault: {
    code: 'merged-number',
    detail: `${JSON.stringify(String(cell.value))} is merged over ${top === bottom ? 'several columns' : `rows ${top} to ${bottom}`}: write the number of each`,
  },
})

function put(row: { cells: (Cell | undefined)[] } | undefined, at: number, cell: Cell): void {
  if (row) row.cells[at] = cell
}

const counting = (columns: ReadColumns, left: number, right: number) =>
  [...columns].filter(([at, { role }]) => at >= left && at <= right && COUNTING.has(role)).length

/** Without those that lie over another of their column, which no program writes: their rows are walked but once. */
function disjoint(merges: readonly Merge[]): readonly Merge[] {
  const ends = new Map<number, number>()
  return merges
    .toSorted((a, b) => a.top - b.top)
    .filter(({ top, left, bottom }) => {
      if (top <= (ends.get(left) ?? 0)) return false
      ends.set(left, bottom)
      return true
    })
}

/** The rows whose numbers lie within; `rows` stand in their order. */
function between(rows: readonly SheetRow[], from: number, to: number): readonly SheetRow[] {
  let [low, high] = [0, rows.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if ((rows[middle]?.row ?? 0) < from) low = middle + 1
    else high = middle
  }
  let end = low
  while ((rows[end]?.row ?? Infinity) <= to) end++
  return rows.slice(low, end)
}
