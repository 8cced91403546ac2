import { DELIMITERS, type Delimiter } from '@ioc/contract'
import { Problem } from '../../errors.ts'
import { createCsvSplitter, CsvFault, declaredDelimiter } from '../../rows/split-csv.ts'
import { CAPS } from './caps.ts'
import type { Cell, SheetRow, Workbook } from './cell.ts'
import { chooseDelimiter, type ChosenDelimiter, WRITTEN } from './choose-delimiter.ts'
import { decodeText } from './decode-text.ts'
import type { OnRow } from './count-rows.ts'

/**
 * Reads a CSV in any encoding that is told for certain (`decodeText`). Every cell is a text: what it means is for
 * whoever reads the table to say. What parts the columns is what was chosen, what a first line `sep=;` declares, or
 * what the lines agree on. `onRow` is told of every line's width, and throws where the file holds more than is taken.
 */
export function readDelimited(file: Buffer, onRow: OnRow, wanted?: Delimiter): Workbook {
  const { text, encoding } = decodeText(file)
  if (text.includes('\0')) throw new Problem('unsupported-format', 'The file is neither a workbook (.xlsx) nor a CSV.')
  const declared = declaredDelimiter(text.slice(0, 10).split(/[\r\n]/, 1)[0] ?? '')
  const chosen = delimiterOf(text, wanted, declared)
  const rows: SheetRow[] = []
  let row = 0
  const splitter = createCsvSplitter(WRITTEN[chosen.delimiter], (record, line) => {
    row++
    if (record.length > CAPS.columns)
      throw new Problem('too-large', `Line ${line} has more than ${CAPS.columns} columns.`)
    onRow(record.length)
    if (row === 1 && declared !== undefined) return
    const cells = record.map(cellOf)
    if (cells.some((cell) => cell !== undefined)) rows.push({ row, line, cells })
  })
  splitAll(splitter, text)
  const sheet = { name: 'CSV', hidden: false, rows, merges: [] }
  return { format: 'csv', dateSystem: null, delimiter: chosen, ...(encoding && { encoding }), sheets: [sheet] }
}

const cellOf = (text: string): Cell | undefined => (text.trim() === '' ? undefined : { kind: 'text', value: text })

function delimiterOf(text: string, wanted: Delimiter | undefined, declared: string | undefined): ChosenDelimiter {
  if (wanted !== undefined) return { delimiter: wanted, certain: true }
  if (declared === undefined) return chooseDelimiter(text)
  const delimiter = DELIMITERS.find((name) => WRITTEN[name] === declared)
  if (delimiter !== undefined) return { delimiter, certain: true }
  throw new Problem(
    'unsupported-format',
    `The first line says that ${JSON.stringify(declared)} parts the columns; commas, semicolons and tabs are taken.`,
  )
}

function splitAll({ write, end }: ReturnType<typeof createCsvSplitter>, text: string): void {
  try {
    write(text)
    end()
  } catch (error) {
    if (!(error instanceof CsvFault)) throw error
    const { line, message } = error
    if (error.isTooLong) throw new Problem('too-large', `Line ${line}: ${message}.`)
    throw new Problem('unsupported-format', `The file cannot be read from line ${line} on: ${message}.`)
  }
}
