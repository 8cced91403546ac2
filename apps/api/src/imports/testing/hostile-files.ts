import { columnName } from '../read/cell.ts'
import { SHEET, workbookOf } from './hand-made-zip.ts'

/** Texts that differ enough not to be packed like a bomb. */
const piece = (index: number) => ((index * 2_654_435_761) % 4_294_967_296).toString(36)
const many = (count: number, make: (index: number) => string) =>
  Array.from({ length: count }, (_, i) => make(i)).join('')
const sheet = (body: string) => ({ name: SHEET, body: `<worksheet>${body}</worksheet>` })
const SMALL = sheet('<sheetData><row r="1"><c r="A1"><v>1</v></c></row></sheetData>')
/** A row of a hundred cells that have a look and no value. */
const emptyRow = (row: number) =>
  `<row r="${row}">${many(100, (at) => `<c r="${columnName(at)}${row}" s="${piece(row)}"/>`)}</row>`

/** Files that mean harm by what they hold, each made when it is asked for: none of them looks like a bomb from outside. */
export const HOSTILE_FILES = {
  'a zip bomb': () => workbookOf({ name: SHEET, body: Buffer.alloc(150 * 1024 * 1024) }),
  'one text of 30 million characters': () =>
    workbookOf(SMALL, {
      name: 'xl/sharedStrings.xml',
      body: `<sst><si><t>${many(300_000, (i) => piece(i).padEnd(100, 'x'))}</t></si></sst>`,
    }),
  'an attribute of 30 million characters': () =>
    workbookOf(sheet(`<sheetData><row r="${many(300_000, (i) => piece(i).padEnd(100, '1'))}"/></sheetData>`)),
  'millions of empty cells': () => workbookOf(sheet(`<sheetData>${many(26_000, (i) => emptyRow(i + 1))}</sheetData>`)),
  '300,000 elements within each other': () => workbookOf(sheet(many(300_000, (i) => `<n${piece(i)}>`))),
  '300,000 merged cells': () =>
    workbookOf(sheet(`<mergeCells>${many(300_000, (i) => `<mergeCell ref="A${i + 1}:B${i + 1}"/>`)}</mergeCells>`)),
} as const
