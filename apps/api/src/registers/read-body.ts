import type { Hash } from 'node:crypto'
import { Problem } from '../errors.ts'

/** Records taken at once: a year of a district's dossiers several times over. */
const MOST_RECORDS = 400_000
const LONGEST_LINE = 65_536
const LINE_END = /\r?\n/

/** An array of records, or one alone. What was read is added to the digest. Throws `bad-request`. */
export function readJsonRecords(bytes: Buffer, digest: Hash | undefined): unknown[] {
  digest?.update(bytes)
  const parsed = parse(bytes.toString('utf8').replace(/^\ufeff/, ''), undefined)
  return Array.isArray(parsed) ? parsed : [parsed]
}

/**
 * One record a line, as they arrive; empty lines are passed over. Rows are numbered without them. What was read is
 * added to the digest. Throws `bad-request` or `too-large`.
 */
export async function readNdjsonRecords(body: AsyncIterable<Buffer>, digest: Hash | undefined): Promise<unknown[]> {
  const decoder = new TextDecoder()
  const rows: unknown[] = []
  let begun = ''
  const take = (line: string) => {
    if (line.trim() === '') return
    if (rows.length === MOST_RECORDS)
      throw new Problem('too-large', `At most ${MOST_RECORDS} records are taken at once.`)
    rows.push(parse(line, rows.length + 1))
  }
  for await (const chunk of body) {
    digest?.update(chunk)
    const lines = (begun + decoder.decode(chunk, { stream: true })).split(LINE_END)
    begun = lines.pop() ?? ''
    if (begun.length > LONGEST_LINE)
      throw new Problem('too-large', `Row ${rows.length + 1} is longer than ${LONGEST_LINE} bytes.`)
    for (const line of lines) take(line)
  }
  take(begun + decoder.decode())
  return rows
}

function parse(text: string, row: number | undefined): unknown {
  try {
    return JSON.parse(text)
  } catch {
    const detail = row === undefined ? 'The body is not JSON.' : `Row ${row} is not JSON.`
    throw new Problem('bad-request', detail, [{ ...(row !== undefined && { row }), code: 'bad-syntax', detail }])
  }
}
