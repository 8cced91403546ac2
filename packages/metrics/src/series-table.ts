import { type FlowValue, type Reading, SOURCE_KINDS, type SourceKind, type StockValue } from './reading.ts'

/** One series' readings in time order, as rows of numbers in one growing array. */
export interface SeriesTable {
  size(): number
  /** Sets a reading beginning at `start`; false when the one there is as new or newer. */
  put(start: number, end: number, reading: Reading): boolean
  /** The first row that begins after `time`. */
  firstAfter(time: number): number
  start(row: number): number
  end(row: number): number
  stock(row: number): StockValue
  flow(row: number): FlowValue
  /** Drops all rows that begin before `time` but the last of them. */
  dropBefore(time: number): void
}

// Columns of a row; the last packs the source's kind and the sample mark.
const START = 0
const END = 1
const VALUE = 2
const RECEIVED = 3
const REVISION = 4
const SEQ = 5
const MARKS = 6
const COLUMNS = 7
const FIRST_ROWS = 4

const kindIn = (marks: number): SourceKind => SOURCE_KINDS[marks >> 1]!

export function createSeriesTable(): SeriesTable {
  let cells = new Float64Array(FIRST_ROWS * COLUMNS)
  let rows = 0

  const read = (row: number, column: number) => cells[row * COLUMNS + column]!

  const firstAfter = (time: number): number => {
    // Mostly asked about the newest.
    if (rows > 0 && read(rows - 1, START) <= time) return rows
    let low = 0
    let high = rows
    while (low < high) {
      const middle = (low + high) >>> 1
      if (read(middle, START) <= time) low = middle + 1
      else high = middle
    }
    return low
  }

  const openRow = (row: number) => {
    if ((rows + 1) * COLUMNS > cells.length) {
      const grown = new Float64Array(cells.length * 2)
      grown.set(cells)
      cells = grown
    }
    if (row < rows) cells.copyWithin((row + 1) * COLUMNS, row * COLUMNS, rows * COLUMNS)
    rows++
  }

  const write = (row: number, start: number, end: number, reading: Reading) => {
    const at = row * COLUMNS
    cells[at + START] = start
    cells[at + END] = end
    cells[at + VALUE] = reading.value
    cells[at + RECEIVED] = reading.receivedAt
    cells[at + REVISION] = reading.revision
    cells[at + SEQ] = reading.seq
    cells[at + MARKS] = SOURCE_KINDS.indexOf(reading.sourceKind) * 2 + (reading.sample ? 1 : 0)
  }

  return {
    size: () => rows,
    firstAfter,
    put(start, end, reading) {
      const next = firstAfter(start)
      const there = next > 0 && read(next - 1, START) === start
      if (there) {
        const newer = reading.revision - read(next - 1, REVISION) || reading.seq - read(next - 1, SEQ)
        if (newer <= 0) return false
      } else openRow(next)
      write(there ? next - 1 : next, start, end, reading)
      return true
    },
    start: (row) => read(row, START),
    end: (row) => read(row, END),
    // Written out field by field: a snapshot makes ten thousands of these.
    stock: (row) => ({
      at: read(row, START),
      value: read(row, VALUE),
      receivedAt: read(row, RECEIVED),
      sourceKind: kindIn(read(row, MARKS)),
      sample: read(row, MARKS) % 2 === 1,
    }),
    // Days made small integers: as doubles each would be an object of its own, and a snapshot looks at half a million.
    flow: (row) => ({
      start: read(row, START) | 0,
      end: read(row, END) | 0,
      value: read(row, VALUE),
      receivedAt: read(row, RECEIVED),
      sourceKind: kindIn(read(row, MARKS)),
      sample: read(row, MARKS) % 2 === 1,
    }),
    dropBefore(time) {
      const kept = Math.max(0, firstAfter(time - 0.5) - 1)
      cells = cells.slice(kept * COLUMNS, Math.max(kept + FIRST_ROWS, rows) * COLUMNS)
      rows -= kept
      if (cells.length < COLUMNS) cells = new Float64Array(FIRST_ROWS * COLUMNS)
    },
  }
}
