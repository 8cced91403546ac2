import { DELIMITERS, type Delimiter } from '@ioc/contract'
import { createCsvSplitter, CsvFault } from '../../rows/split-csv.ts'

/** What each delimiter is written as. */
export const WRITTEN: Record<Delimiter, string> = { comma: ',', semicolon: ';', tab: '\t' }

/** Characters and records that are looked at. */
const LOOKED_AT = 1_000_000
const RECORDS = 1_000

export interface ChosenDelimiter {
  readonly delimiter: Delimiter
  /** The lines agree on it, and on no other as well. */
  readonly certain: boolean
}

interface Agreement {
  readonly delimiter: Delimiter
  /** Lines that it parts into the same number of columns, two at least. */
  readonly lines: number
  /** Their share of the lines from the first of them on. */
  readonly share: number
}

/**
 * The delimiter by which most lines have the same columns: titles above a table and texts rich in commas agree on
 * none. Where two do equally well it is the one that parts the whole table from its first line on; a comma never
 * wins that way, as it may be a decimal mark or stand in sentences.
 */
export function chooseDelimiter(text: string): ChosenDelimiter {
  const [best, other] = DELIMITERS.map((delimiter) => agreementOf(text, delimiter)).toSorted(
    (a, b) => b.lines - a.lines || b.share - a.share,
  )
  if (!best || best.lines === 0) return { delimiter: 'comma', certain: true }
  const isAlone = other === undefined || best.lines > other.lines
  return {
    delimiter: best.delimiter,
    certain: isAlone || (best.share > other.share && best.delimiter !== 'comma'),
  }
}

function agreementOf(text: string, delimiter: Delimiter): Agreement {
  const widths = widthsOf(text, WRITTEN[delimiter])
  const counts = new Map<number, number>()
  for (const width of widths) if (width > 1) counts.set(width, (counts.get(width) ?? 0) + 1)
  const [width, lines] = [...counts].toSorted(([a, few], [b, many]) => many - few || b - a)[0] ?? [0, 0]
  const from = widths.indexOf(width)
  return { delimiter, lines, share: lines === 0 ? 0 : lines / (widths.length - from) }
}

/** Cells of each line that is not empty, as far as this delimiter can be read. */
function widthsOf(text: string, delimiter: string): readonly number[] {
  const widths: number[] = []
  const splitter = createCsvSplitter(delimiter, (record) => {
    if (widths.length < RECORDS && record.some((cell) => cell.trim() !== '')) widths.push(record.length)
  })
  try {
    splitter.write(text.slice(0, LOOKED_AT))
    if (text.length <= LOOKED_AT) splitter.end()
  } catch (error) {
    // What another delimiter leaves of a quoted cell says only that it is not this one.
    if (!(error instanceof CsvFault)) throw error
  }
  return widths
}
