import type { Merge, Sheet, SheetRow } from '../read/cell.ts'

/** Texts of the rows of one header, by column: `['Tiếp nhận', 'Trực tuyến']` under a merged cell. */
export type HeaderPaths = readonly (readonly string[])[]

/** The texts of rows `top` to `bottom` as they are seen: a merged cell's text stands over all it covers. */
export function headerPaths(
  sheet: Sheet,
  rows: ReadonlyMap<number, SheetRow>,
  top: number,
  bottom: number,
): HeaderPaths {
  const over = sheet.merges.filter((merge) => merge.bottom >= top && merge.top <= bottom)
  const width = Math.max(
    0,
    ...range(top, bottom).map((row) => rows.get(row)?.cells.length ?? 0),
    ...over.map(({ right }) => Math.min(right, 255) + 1),
  )
  return range(0, width - 1).map((column) => {
    const path: string[] = []
    for (const row of range(top, bottom)) {
      const text = textAt(rows, over, row, column)
      if (text !== '' && text !== path.at(-1)) path.push(text)
    }
    return path
  })
}

function textAt(rows: ReadonlyMap<number, SheetRow>, merges: readonly Merge[], row: number, column: number): string {
  const merge = merges.find(
    ({ top, bottom, left, right }) => row >= top && row <= bottom && column >= left && column <= right,
  )
  const cell = rows.get(merge?.top ?? row)?.cells[merge?.left ?? column]
  return cell === undefined ? '' : String(cell.value).trim()
}

const range = (from: number, to: number) =>
  Array.from({ length: Math.max(0, to - from + 1) }, (_, index) => from + index)

/** Whether a row only numbers the columns: `(1) (2) (3)=(4)+(5)`, or `A B 1 2 3`. */
export function isNumberRow(row: SheetRow | undefined): boolean {
  const texts = (row?.cells ?? []).flatMap((cell) =>
    cell === undefined ? [] : [String(cell.value).replaceAll(/\s/g, '')],
  )
  if (texts.length < 3) return false
  if (texts.every((text) => /^\(\d{1,2}\)(=.*)?$|^\(?\d{1,2}=.+$|^\(?[A-Z]\)?$/.test(text))) return true
  const numbers = texts.filter((text) => !/^[A-Z]$/.test(text))
  return (
    numbers.length >= 3 &&
    numbers.every((text, index) => Number.parseInt(text, 10) === Number.parseInt(numbers[0] ?? '', 10) + index) &&
    Number.parseInt(numbers[0] ?? '', 10) <= 3
  )
}
