import { markTwins } from '../rows/key-twins.ts'
import type { Upload } from './upload.ts'

/** Bytes of one line; a reading takes a few hundred. */
const LONGEST_LINE = 65_536
const NEWLINE = 0x0a

/**
 * Reads NDJSON as it arrives, one reading a line, and holds no more than a chunk and a line of it.
 * Rows are numbered by line; empty lines are passed over.
 */
export async function readNdjson(body: AsyncIterable<Buffer>, upload: Upload): Promise<void> {
  const lines = createLines(upload)
  let begun: Buffer[] = []
  let length = 0
  for await (const chunk of body) {
    const first = chunk.indexOf(NEWLINE)
    if (length <= LONGEST_LINE) begun.push(first === -1 ? chunk : chunk.subarray(0, first))
    length += first === -1 ? chunk.length : first
    if (first === -1) continue
    lines.take(begun, length)
    const last = chunk.lastIndexOf(NEWLINE)
    if (last > first) lines.take([chunk.subarray(first + 1, last)], 0)
    begun = [chunk.subarray(last + 1)]
    length = chunk.length - last - 1
  }
  lines.take(begun, length)
}

function createLines(upload: Upload) {
  let row = 0
  return {
    /** Whole lines; `length` is that of a single line of which only the beginning may have been kept. */
    take(parts: readonly Buffer[], length: number): void {
      if (length > LONGEST_LINE) {
        upload.refuseRow(++row, 'too-long', `The line is longer than ${LONGEST_LINE} bytes.`)
        return
      }
      const text = Buffer.concat(parts).toString('utf8')
      let from = row === 0 && text.startsWith('\ufeff') ? 1 : 0
      while (from <= text.length) {
        const newline = text.indexOf('\n', from)
        const end = newline === -1 ? text.length : newline
        takeLine(upload, ++row, text.slice(from, end))
        from = end + 1
      }
    },
  }
}

function takeLine(upload: Upload, row: number, line: string): void {
  let parsed: unknown
  try {
    parsed = markTwins(line, JSON.parse(line))
  } catch {
    // JSON's own blanks; anything else that cannot be seen is no empty line.
    if (!/^[ \t\r]*$/.test(line)) upload.refuseRow(row, 'bad-syntax', 'The line is not JSON.')
    return
  }
  upload.take(row, parsed)
}
