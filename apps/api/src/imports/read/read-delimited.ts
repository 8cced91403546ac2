import { CsvError, parse } from 'csv-parse/sync'
import { Problem } from '../../errors.ts'
import { CAPS } from './caps.ts'
import type { Cell, SheetRow, Workbook } from './cell.ts'
import type { OnRow } from './count-rows.ts'

/**
 * Reads a CSV in UTF-8, or in the UTF-16 that spreadsheet programs call "Unicode text". Every cell is a text:
 * what it means is for whoever reads the table to say. What parts the columns is what most lines hold alike.
 * `onRow` is told of every line's width, and throws where the file holds more than is taken.
 */
export function readDelimited(file: Buffer, onRow: OnRow): Workbook {
  const text = decode(file)
  if (text.includes('\0')) throw new Problem('unsupported-format', 'The file is neither a workbook (.xlsx) nor a CSV.')
  const rows: SheetRow[] = []
  let line = 0
  parseText(text, (record) => {
    line++
    if (record.length > CAPS.columns)
      throw new Problem('too-large', `Row ${line} has more than ${CAPS.columns} columns.`)
    onRow(record.length)
    const cells = record.map(cellOf)
    if (cells.some((cell) => cell !== undefined)) rows.push({ row: line, cells })
  })
  return { format: 'csv', dateSystem: null, sheets: [{ name: 'CSV', hidden: false, rows, merges: [] }] }
}

const cellOf = (text: string): Cell | undefined => (text.trim() === '' ? undefined : { kind: 'text', value: text })

function decode(file: Buffer): string {
  const encoding = file[0] === 0xff && file[1] === 0xfe ? 'utf-16le' : 'utf-8'
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(file)
  } catch {
    throw new Problem('unsupported-format', 'The file is not in UTF-8; save it as "CSV UTF-8".')
  }
}

/** Characters of one line. */
const LONGEST_LINE = 65_536

/** Hands over line by line, so that a file of too many is left at the first that is too much. */
function parseText(text: string, take: (record: readonly string[]) => void): void {
  try {
    parse(text, {
      delimiter: delimiterOf(text),
      relax_column_count: true,
      skip_empty_lines: false,
      max_record_size: LONGEST_LINE,
      on_record(record: string[]) {
        take(record)
        // Nothing is gathered twice.
        return null
      },
    })
  } catch (error) {
    if (!(error instanceof CsvError)) throw error
    const line = Number(Reflect.get(error, 'lines') ?? 0)
    if (error.code === 'CSV_MAX_RECORD_SIZE')
      throw new Problem(
        'too-large',
        `Line ${line} is longer than ${LONGEST_LINE} characters, or a quote in it is never closed.`,
      )
    const why = error.code === 'CSV_QUOTE_NOT_CLOSED' ? 'a quote is never closed' : 'a quote stands where none may'
    throw new Problem('unsupported-format', `The file cannot be read from line ${line} on: ${why}.`)
  }
}

/** The delimiter that the first lines hold most often in all. */
function delimiterOf(text: string): string {
  const head = text.slice(0, 20_000)
  const counts = [',', ';', '\t'].map((delimiter) => ({ delimiter, count: head.split(delimiter).length }))
  // A comma may be a decimal mark; where another parts as many columns, it is that one.
  return counts.toSorted((a, b) => b.count - a.count || (a.delimiter === ',' ? 1 : -1))[0]?.delimiter ?? ','
}
