import ExcelJS from 'exceljs'
import { drawHeaders } from './draw-headers.ts'
import { drawRules, LIST_COLUMNS, LISTS } from './draw-rules.ts'
import type { TemplateCell, TemplateSheet } from './template-sheet.ts'

/** Texts are texts to whoever opens the file: none that begins with = + - @ is ever run, no period becomes a date. */
const TEXT = '@'
const GREY = { type: 'pattern', pattern: 'solid', fgColor: { argb: 'FFEDEDED' } } as const
const THIN = { style: 'thin', color: { argb: 'FFBFBFBF' } } as const

/** Draws a template as a workbook (.xlsx): the sheet to fill in, and a hidden one with what its drop-downs offer. */
export async function drawSheet(sheet: TemplateSheet): Promise<Buffer> {
  const book = new ExcelJS.Workbook()
  const { above, headers, rows } = sheet
  const deep = Math.max(1, ...headers.map((header) => header.length))
  const firstRow = above.length + 2 + deep
  const page = book.addWorksheet('Số liệu', {
    views: [{ state: 'frozen', xSplit: 0, ySplit: firstRow - 1 }],
    pageSetup: { orientation: 'landscape', fitToPage: true, fitToWidth: 1, fitToHeight: 0 },
  })
  for (const [index, words] of above.entries()) {
    const cell = page.getCell(index + 1, 1)
    writeText(cell, words)
    if (index === 0) cell.font = { bold: true, size: 14 }
  }
  drawHeaders(page, headers, above.length + 2, deep)
  for (const [index, row] of rows.entries())
    for (const [at, cell] of row.entries()) drawCell(page.getCell(firstRow + index, at + 1), cell)
  drawRules(page, sheet, firstRow)
  for (const [at, header] of headers.entries()) page.getColumn(at + 1).width = widthOf(header, at, rows)
  drawLists(book, sheet)
  return Buffer.from(await book.xlsx.writeBuffer())
}

function drawCell(cell: ExcelJS.Cell, drawn: TemplateCell): void {
  cell.border = { top: THIN, left: THIN, bottom: THIN, right: THIN }
  if (drawn.kind === 'text') writeText(cell, drawn.text)
  else if (drawn.kind === 'past') {
    cell.fill = GREY
    cell.font = { color: { argb: 'FF7F7F7F' }, italic: true }
    if (drawn.value !== undefined) cell.value = drawn.value
  } else {
    const { decimals } = drawn.measure
    cell.numFmt = decimals === 0 ? '0' : `0.${'0'.repeat(decimals)}`
  }
}

function drawLists(book: ExcelJS.Workbook, { lists }: TemplateSheet): void {
  const page = book.addWorksheet(LISTS, { state: 'hidden' })
  for (const list of ['units', 'measures'] as const)
    for (const [index, words] of lists[list].entries())
      writeText(page.getCell(index + 1, LIST_COLUMNS[list] + 1), words)
}

function writeText(cell: ExcelJS.Cell, words: string): void {
  cell.numFmt = TEXT
  if (words !== '') cell.value = words
}

/** As wide as the column's words, within reason. */
function widthOf(header: readonly string[], at: number, rows: TemplateSheet['rows']): number {
  const words = rows.flatMap((row) => {
    const cell = row[at]
    return cell?.kind === 'text' ? cell.text.length : 0
  })
  return Math.min(60, Math.max(10, (header.at(-1)?.length ?? 0) * 0.7, ...words) + 2)
}
