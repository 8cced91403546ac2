import { Problem } from '../../errors.ts'
import { CAPS } from './caps.ts'

/** Rows between two reports of progress. */
const REPORT_EVERY = 2_000

/** Told of a row: how wide it is (0 for an empty one), and how many cells the file writes in it, where that is more. */
export type OnRow = (cells: number, written?: number) => void

/** Counts rows and cells. Tells now and then how many rows there were; throws `too-large` at the first too many. */
export function createRowCounter(onRows: (rows: number) => void): OnRow {
  let rows = 0
  let cells = 0
  let written = 0
  return (width, writes = width) => {
    hold((written += writes + 1), CAPS.written, 'rows and cells, most of them empty')
    if (width === 0) return
    hold(++rows, CAPS.rows, 'rows')
    hold((cells += width), CAPS.cells, 'cells')
    if (rows % REPORT_EVERY === 0) onRows(rows)
  }
}

function hold(count: number, most: number, what: string): void {
  if (count > most) throw new Problem('too-large', `The file holds more than ${most} ${what}; send it in parts.`)
}
