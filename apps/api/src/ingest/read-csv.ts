import { TextDecoder } from 'node:util'
import { type AcceptedReply, type NoNumber, type NumberFormat, type ReadingColumn, readNumber } from '@ioc/contract'
import { columnsOf, delimiterOf } from './csv-header.ts'
import { lacksZone } from '../rows/parse-instant.ts'
import { quote } from '../rows/refusals.ts'
import { createCsvSplitter, CsvFault, declaredDelimiter, LONGEST_RECORD } from '../rows/split-csv.ts'
import type { Upload } from './upload.ts'

/**
 * Reads a CSV (RFC 4180) as it arrives. Its header names the columns and, by what stands between them,
 * the delimiter, unless a first line `sep=;` declares it. A row is called by the line of the file at which it
 * begins: the header is 1, empty rows count, and so does a line break within quotes.
 * A quote that never closes makes all after it unreadable, so reading ends there, refused.
 * Resolves to the zone that times without one were read in.
 */
export async function readCsv(
  body: AsyncIterator<Buffer, undefined>,
  upload: Upload,
  numbers: NumberFormat | undefined,
): Promise<Pick<AcceptedReply, 'assumedZone'>> {
  // Bytes that are no UTF-8 become U+FFFD, which is refused where it stands.
  const decoder = new TextDecoder('utf-8')
  const head = await readHead(body, decoder)
  const firstLine = head.split(/[\r\n]/, 1)[0] ?? ''
  const declared = declaredDelimiter(firstLine)
  const records = createRecords(upload, numbers, declared === undefined ? 1 : 2)
  const splitter = createCsvSplitter(declared ?? delimiterOf(firstLine), records.take)
  try {
    splitter.write(head)
    for (let next = await body.next(); next.done !== true; next = await body.next())
      splitter.write(decoder.decode(next.value, { stream: true }))
    splitter.write(decoder.decode())
    splitter.end()
  } catch (error) {
    if (!(error instanceof CsvFault)) throw error
    upload.refuseRow(error.line, 'bad-syntax', `The file cannot be read from here on: ${error.message}.`)
  }
  return records.lackedZone() ? { assumedZone: upload.zone } : {}
}

/** At least the first line, as far as it may be long. */
async function readHead(body: AsyncIterator<Buffer, undefined>, decoder: TextDecoder): Promise<string> {
  let head = ''
  while (head.length < LONGEST_RECORD && !/[\r\n]/.test(head)) {
    const next = await body.next()
    if (next.done === true) break
    head += decoder.decode(next.value, { stream: true })
  }
  return head
}

function createRecords(upload: Upload, numbers: NumberFormat | undefined, header: number) {
  let columns: readonly ReadingColumn[] = []
  let lackedZone = false

  function take(record: readonly string[], row: number): void {
    if (row < header) return
    if (columns.length === 0) columns = columnsOf(record.slice(0, filledLength(record)), row)
    else if (record.some((cell) => cell !== '')) takeRow(record, row)
  }

  function takeRow(record: readonly string[], row: number): void {
    // Empty cells that a spreadsheet program adds at the end of a line are none.
    if (record.length < columns.length || filledLength(record) > columns.length) {
      upload.refuseRow(row, 'bad-syntax', `The row has ${record.length} cells, the header ${columns.length}.`)
      return
    }
    const { value, ...cells } = cellsOf(columns, record)
    if (cells.at !== undefined && lacksZone(cells.at)) lackedZone = true
    const number = value === undefined ? undefined : readNumber(value, numbers, upload.decimalsOf(cells.measure))
    if (typeof number === 'object')
      upload.refuseValue(row, cells, number.fault, `${quote(value ?? '')} ${whyOf(number)}`)
    else upload.take(row, number === undefined ? cells : { ...cells, value: number })
  }

  return { take, lackedZone: () => lackedZone }
}

const filledLength = (record: readonly string[]) => 1 + record.findLastIndex((cell) => cell !== '')

const whyOf = ({ fault, detail }: NoNumber) =>
  fault === 'undeclared-number' ? `${detail} with ?number=plain, vi or en` : detail

/** An empty cell is a column not given. */
function cellsOf(columns: readonly ReadingColumn[], record: readonly string[]): Partial<Record<ReadingColumn, string>> {
  const cells: Partial<Record<ReadingColumn, string>> = {}
  for (const [index, column] of columns.entries()) {
    const cell = record[index]
    if (cell !== undefined && cell !== '') cells[column] = cell
  }
  return cells
}
