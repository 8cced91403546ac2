import { Problem } from '../errors.ts'
import { splitList } from './split-json.ts'
import type { Upload } from './upload.ts'

/** Up to this a body is parsed at once: whatever it holds, that takes some megabytes at most. */
export const SMALL_JSON = 256 * 1024

/** Bytes of one reading in a larger body; it takes a few hundred. */
const LONGEST_ROW = 65_536

/** More than 10 MB of readings can be: whoever sends more rows sends no readings. */
const MOST_JSON_ROWS = 250_000

/** The byte order mark some programs write before all else. */
const MARK = Buffer.from('\ufeff')

/**
 * The rows of a JSON body: an array of readings, or one reading alone. Bytes that are not UTF-8 come out
 * as U+FFFD, which no cell may hold, so they are refused where they stand.
 */
export function readJson(body: Buffer): readonly unknown[] {
  const parsed = parse(body.toString('utf8').replace(/^\ufeff/, ''), undefined)
  return Array.isArray(parsed) ? parsed : [parsed]
}

/**
 * The same for a body of megabytes, one row at a time: ten megabytes of empty lists parsed at once would
 * take a gigabyte. A body that is not JSON throws, as it does when it is small.
 */
export function readLargeJson(body: Buffer, upload: Upload): void {
  let row = 0
  const bytes = body.subarray(body.subarray(0, 3).equals(MARK) ? MARK.length : 0)
  const isList = splitList(bytes, (from, to) => {
    if (++row > MOST_JSON_ROWS) {
      throw new Problem('too-large', `At most ${MOST_JSON_ROWS} rows are taken as JSON; send more as NDJSON.`)
    }
    if (to - from > LONGEST_ROW) throw notJson(row, `Row ${row} is longer than ${LONGEST_ROW} bytes.`)
    upload.take(row, parse(bytes.toString('utf8', from, to), row))
  })
  if (!isList) throw notJson(undefined, 'The body is not a JSON array of readings.')
}

function parse(text: string, row: number | undefined): unknown {
  try {
    return JSON.parse(text)
  } catch (error) {
    const position = /position \d+ \(line \d+ column \d+\)/.exec(String(error))?.[0]
    const where = row === undefined ? position && `at ${position}` : `from row ${row} on`
    throw notJson(
      row,
      text === '' && row === undefined ? 'The body is empty.' : `The body is not JSON${where ? `, ${where}` : ''}.`,
    )
  }
}

function notJson(row: number | undefined, detail: string): Problem {
  return new Problem('bad-request', detail, [{ ...(row === undefined ? {} : { row }), code: 'bad-syntax', detail }])
}
