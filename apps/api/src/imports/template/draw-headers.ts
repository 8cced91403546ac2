import type ExcelJS from 'exceljs'

const HEADER_FILL = { type: 'pattern', pattern: 'solid', fgColor: { argb: 'FFDDE6F0' } } as const

/** Draws a header of one or more rows: a text over neighbours is one cell, a short one reaches down to the table. */
export function drawHeaders(
  page: ExcelJS.Worksheet,
  headers: readonly (readonly string[])[],
  top: number,
  deep: number,
): void {
  for (const [at, header] of headers.entries()) {
    for (const [level, words] of header.entries()) {
      const isLast = level === header.length - 1
      if (!isLast && sameOver(headers[at - 1], header, level)) continue
      const right = isLast ? at : lastUnder(headers, at, level)
      const bottom = isLast ? top + deep - 1 : top + level
      const cell = page.getCell(top + level, at + 1)
      cell.numFmt = '@'
      cell.value = words
      cell.font = { bold: true }
      cell.fill = HEADER_FILL
      cell.alignment = { wrapText: true, horizontal: 'center', vertical: 'middle' }
      if (bottom > top + level || right > at) page.mergeCells(top + level, at + 1, bottom, right + 1)
    }
  }
}

/** Whether a neighbour stands under the same texts down to a level. */
const sameOver = (other: readonly string[] | undefined, header: readonly string[], level: number) =>
  other !== undefined &&
  other.length > level + 1 &&
  header.slice(0, level + 1).every((words, index) => other[index] === words)

/** The last column of those in a row that stand under the same texts as this one. */
function lastUnder(headers: readonly (readonly string[])[], at: number, level: number): number {
  const next = headers.findIndex((other, index) => index > at && !sameOver(other, headers[at] ?? [], level))
  return (next < 0 ? headers.length : next) - 1
}
