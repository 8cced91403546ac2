import type { Cell, Sheet, Workbook } from '../read/cell.ts'
import { OLD_ENCODINGS, type OldEncoding } from '../read/old-encodings.ts'
import { isSyllable, markedWords } from '../read/vietnamese-syllable.ts'

/** What a file's letters are in: Unicode; an old encoding, read; or a mixture in which nobody knows which cell is what. */
export type TextFound =
  | { readonly is: 'unicode' }
  | { readonly is: 'old'; readonly encoding: OldEncoding; readonly sheet: Sheet }
  | { readonly is: 'unclear'; readonly encoding: OldEncoding; readonly row: number; readonly column: number }

/** Shares of the words with marks that can be Vietnamese: under `DOUBTED` they are not what they seem, from `SURE` on they are. */
const DOUBTED = 0.6
const SURE = 0.9

/** Reads the texts of a sheet that was written in TCVN3 or VNI, where all of it is; Unicode beside it is named. */
export function readOldText(sheet: Sheet): TextFound {
  const texts = textCells(sheet)
  const words = texts.flatMap(({ text }) => wordsOf(text))
  const asIs = words.filter(isSyllable).length
  const [best] = encodings()
    .map((encoding) => ({ encoding, count: words.filter((word) => isSyllable(decode(encoding, word))).length }))
    .toSorted((a, b) => b.count - a.count)
  if (!best || best.count <= asIs) return { is: 'unicode' }
  const { encoding } = best
  const isOld = asIs < DOUBTED * words.length && best.count >= SURE * words.length
  if (isOld && !texts.some(({ text }) => isUnicodeOnly(text)))
    return { is: 'old', encoding, sheet: decoded(sheet, encoding) }
  const foreign = texts.find(({ text }) => isWrittenIn(encoding, text))
  return foreign ? { is: 'unclear', encoding, row: foreign.row, column: foreign.column } : { is: 'unicode' }
}

const encodings = (): readonly OldEncoding[] => ['TCVN3', 'VNI']
const decode = (encoding: OldEncoding, text: string) => OLD_ENCODINGS[encoding](text)

/** A text whose words are none of Vietnamese as they stand, and all of it once they are read so. */
function isWrittenIn(encoding: OldEncoding, text: string): boolean {
  const words = wordsOf(text)
  return (
    words.length > 1 &&
    words.filter(isSyllable).length * 2 <= words.length &&
    words.every((word) => isSyllable(decode(encoding, word)))
  )
}

/** Letters that no old encoding knows: those beyond the first 256 characters. */
const isUnicodeOnly = (text: string) => /[\u0102-\u01b0\u1ea0-\u1ef9]/.test(text.normalize('NFC'))

const wordsOf = (text: string): readonly string[] => [...markedWords(text.normalize('NFC'))]

function textCells({
  rows,
}: Sheet): readonly { readonly row: number; readonly column: number; readonly text: string }[] {
  return rows.flatMap(({ row, cells }) =>
    cells.flatMap((cell, column) => (cell?.kind === 'text' ? [{ row, column, text: String(cell.value) }] : [])),
  )
}

function decoded(sheet: Sheet, encoding: OldEncoding): Sheet {
  const read = (cell: Cell | undefined): Cell | undefined =>
    cell?.kind === 'text' ? { ...cell, value: decode(encoding, String(cell.value)) } : cell
  return { ...sheet, rows: sheet.rows.map((row) => ({ ...row, cells: row.cells.map(read) })) }
}

/** A workbook with its sheets read, and what was found of each by its name. */
export function readOldTexts(book: Workbook): {
  readonly book: Workbook
  readonly found: ReadonlyMap<string, TextFound>
} {
  const found = new Map(book.sheets.map((sheet) => [sheet.name, readOldText(sheet)] as const))
  const sheets = book.sheets.map((sheet) => {
    const text = found.get(sheet.name)
    return text?.is === 'old' ? text.sheet : sheet
  })
  return { book: { ...book, sheets }, found }
}
