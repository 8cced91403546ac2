import { Problem } from '../../errors.ts'
import { CAPS } from './caps.ts'

/** Rows between two reports of progress. */
const REPORT_EVERY = 2_000

/** Counts rows by their width. Tells now and then how many there were; throws `too-large` at the first too many. */
export function createRowCounter(onRows: (rows: number) => void): (cells: number) => void {
  let rows = 0
  let cells = 0
  return (width) => {
    rows++
    cells += width
    if (rows > CAPS.rows)
      throw new Problem('too-large', `The file holds more than ${CAPS.rows} rows; send it in parts.`)
    if (cells > CAPS.cells)
      throw new Problem('too-large', `The file holds more than ${CAPS.cells} cells; send it in parts.`)
    if (rows % REPORT_EVERY === 0) onRows(rows)
  }
}
