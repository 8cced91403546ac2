import { type AcceptedReply, type NumberFormat, parseNumber, type ReadingColumn } from '@ioc/contract'
import { CsvError, type Parser, parse } from 'csv-parse'
import { columnsOf, delimiterOf } from './csv-header.ts'
import { lacksZone } from '../rows/parse-instant.ts'
import { quote } from '../rows/refusals.ts'
import type { Upload } from './upload.ts'

/** Bytes of one record, and of what is looked through for the end of the header. */
const LONGEST_RECORD = 65_536

/**
 * Reads a CSV (RFC 4180) as it arrives. Its header names the columns and, by what stands between them,
 * the delimiter. Rows are numbered as a sheet shows them: the header is row 1 and empty rows count.
 * A quote that never closes makes all after it unreadable, so reading ends there, refused.
 * Resolves to the zone that times without one were read in.
 */
export async function readCsv(
  body: AsyncIterator<Buffer, undefined>,
  upload: Upload,
  numbers: NumberFormat | undefined,
): Promise<Pick<AcceptedReply, 'assumedZone'>> {
  const head = await readHead(body)
  const records = createRecords(upload, numbers)
  const parser = parse({
    delimiter: delimiterOf(head.toString('utf8').split(/[\r\n]/, 1)[0] ?? ''),
    relax_column_count: true,
    max_record_size: LONGEST_RECORD,
    // Records are taken where they are parsed: queued on a stream they would be lost by the first fault.
    on_record: (record: string[]) => records.take(record),
  })
  // What went wrong is told to whoever wrote or ended; without a listener it would end the process.
  parser.on('error', () => {}).resume()
  try {
    await write(parser, head)
    for (let next = await body.next(); next.done !== true; next = await body.next()) await write(parser, next.value)
    await end(parser)
  } catch (error) {
    if (!(error instanceof CsvError)) throw error
    upload.refuseRow(records.row() + 1, 'bad-syntax', `The file cannot be read from here on: ${faultOf(error)}.`)
  }
  return records.lackedZone() ? { assumedZone: upload.zone } : {}
}

/** At least the first line, without a byte order mark. */
async function readHead(body: AsyncIterator<Buffer, undefined>): Promise<Buffer> {
  let head: Buffer = Buffer.alloc(0)
  while (head.length < LONGEST_RECORD && !head.includes('\n') && !head.includes('\r')) {
    const next = await body.next()
    if (next.done === true) break
    head = Buffer.concat([head, next.value])
  }
  return head.subarray(0, 3).equals(Buffer.from('\ufeff')) ? head.subarray(3) : head
}

function write(parser: Parser, chunk: Buffer): Promise<void> {
  return new Promise((resolve, reject) => void parser.write(chunk, (error) => (error ? reject(error) : resolve())))
}

function end(parser: Parser): Promise<void> {
  return new Promise(
    (resolve, reject) => void parser.end((error?: Error | null) => (error ? reject(error) : resolve())),
  )
}

function faultOf({ code }: CsvError): string {
  if (code === 'CSV_MAX_RECORD_SIZE') return `a row is longer than ${LONGEST_RECORD} bytes`
  if (code === 'CSV_QUOTE_NOT_CLOSED') return 'a quote is never closed'
  return 'a quote stands where none may'
}

function createRecords(upload: Upload, numbers: NumberFormat | undefined) {
  let row = 0
  let columns: readonly ReadingColumn[] = []
  let lackedZone = false

  function take(record: readonly string[]): null {
    row++
    if (row === 1) columns = columnsOf(record)
    else if (record.some((cell) => cell !== '')) takeRow(record)
    return null
  }

  function takeRow(record: readonly string[]): void {
    if (record.length !== columns.length) {
      upload.refuseRow(row, 'bad-syntax', `The row has ${record.length} cells, the header ${columns.length}.`)
      return
    }
    const { value, ...cells } = cellsOf(columns, record)
    if (cells.at !== undefined && lacksZone(cells.at)) lackedZone = true
    const number = value === undefined ? undefined : parseNumber(value, numbers)
    if (typeof number === 'string') upload.refuseValue(row, cells, number, `${quote(value ?? '')}: ${WHY[number]}`)
    else upload.take(row, number === undefined ? cells : { ...cells, value: number })
  }

  return { take, row: () => row, lackedZone: () => lackedZone }
}

const WHY = {
  'bad-number': 'is not a number as this file writes them',
  'undeclared-number': 'say with ?number=plain, vi or en how this file writes numbers',
}

/** An empty cell is a column not given. */
function cellsOf(columns: readonly ReadingColumn[], record: readonly string[]): Partial<Record<ReadingColumn, string>> {
  const cells: Partial<Record<ReadingColumn, string>> = {}
  for (const [index, column] of columns.entries()) {
    const cell = record[index]
    if (cell !== undefined && cell !== '') cells[column] = cell
  }
  return cells
}
