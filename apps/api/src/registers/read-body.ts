import type { Hash } from 'node:crypto'
import type { Readable } from 'node:stream'
import { inTurns } from '../breathe.ts'
import { Problem } from '../errors.ts'
import { readBounded } from '../plugins/bodies.ts'
import { KeyTwins } from '../rows/key-twins.ts'
import { LONGEST_ROW, parseJson, parseList, unmarked } from '../rows/parse-list.ts'

/** Records taken at once: four months of a district's dossiers. What they count and where they stand is held with them. */
export const MOST_RECORDS = 100_000
/** Bytes of them, one a line. */
export const STREAM_LIMIT = 32 * 1024 * 1024
/** More than any register has. */
const MOST_FIELDS = 500
const LINE_END = /\r?\n/

/** Takes the next record of a body, or whatever was sent in its place. */
export type TakeRow = (row: unknown) => void

/**
 * An array of records, or one alone; one at a time where there are many. What was read is added to the digest. Throws
 * `bad-request`.
 */
export async function readJsonRecords(bytes: Buffer, digest: Hash | undefined, take: TakeRow): Promise<void> {
  digest?.update(bytes)
  const text = unmarked(bytes)
  if (text.length > LONGEST_ROW) {
    await parseList(text, MOST_RECORDS, 'records', (_row, record) => take(outlineOf(record)))
    return
  }
  const parsed = parseJson(text.toString('utf8'), undefined)
  for (const record of Array.isArray(parsed) ? parsed : [parsed]) take(record)
}

/** A row as it is looked at: what is no record is refused for its outline, however much is in it. */
function outlineOf(row: unknown): unknown {
  if (typeof row !== 'object' || row === null || row instanceof KeyTwins) return row
  if (Array.isArray(row)) return []
  const cells = Object.entries(row)
  if (cells.length <= MOST_FIELDS && !cells.some(([, value]) => isNested(value))) return row
  const few = cells.slice(0, MOST_FIELDS)
  return Object.fromEntries(few.map(([name, value]) => [name, isNested(value) ? {} : value]))
}

const isNested = (value: unknown) => typeof value === 'object' && value !== null

/**
 * One record a line, as they arrive; empty lines are passed over. Rows are numbered without them. What was read is
 * added to the digest. Throws `bad-request` or `too-large`.
 */
export async function readNdjsonRecords(body: Readable, digest: Hash | undefined, take: TakeRow): Promise<void> {
  const decoder = new TextDecoder()
  let rows = 0
  let begun = ''
  const takeLine = (line: string) => {
    if (line.trim() === '') return
    if (++rows > MOST_RECORDS)
      throw new Problem(
        'too-large',
        `At most ${MOST_RECORDS} records are taken at once. Nothing was stored; send them in parts.`,
      )
    take(outlineOf(parseJson(line, rows)))
  }
  for await (const chunk of readBounded(body, STREAM_LIMIT)) {
    digest?.update(chunk)
    const lines = (begun + decoder.decode(chunk, { stream: true })).split(LINE_END)
    begun = lines.pop() ?? ''
    if (begun.length > LONGEST_ROW)
      throw new Problem('too-large', `Row ${rows + 1} is longer than ${LONGEST_ROW} bytes.`)
    await inTurns(lines, takeLine)
  }
  takeLine(begun + decoder.decode())
}
