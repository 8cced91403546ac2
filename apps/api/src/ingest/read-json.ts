import { parseJson, parseList, unmarked } from '../rows/parse-list.ts'
import type { Upload } from './upload.ts'

/** Up to this a body is parsed at once: whatever it holds, that takes some megabytes at most. */
export const SMALL_JSON = 256 * 1024

/** More than 10 MB of readings can be: whoever sends more rows sends no readings. */
const MOST_JSON_ROWS = 250_000

/**
 * The rows of a JSON body: an array of readings, or one reading alone. Bytes that are not UTF-8 come out
 * as U+FFFD, which no cell may hold, so they are refused where they stand.
 */
export function readJson(body: Buffer): readonly unknown[] {
  const parsed = parseJson(unmarked(body).toString('utf8'), undefined)
  return Array.isArray(parsed) ? parsed : [parsed]
}

/** The same for a body of megabytes, one row at a time. A body that is not JSON throws, as it does when it is small. */
export function readLargeJson(body: Buffer, upload: Upload): Promise<void> {
  return parseList(unmarked(body), MOST_JSON_ROWS, 'readings', (row, reading) => void upload.take(row, reading))
}
