/**
 * The good rows of an upload as columns, 24 bytes a row whatever its text was, so that an upload of any
 * length is held until its last row has been seen and only then stored, as one.
 */
export interface Columns {
  push(row: number, series: number, time: number, value: number): void
  note(text: string): void
  length(): number
  read(): {
    /** Where each came from in what was sent. */
    readonly row: Uint32Array
    readonly series: Int32Array
    readonly time: Float64Array
    readonly value: Float64Array
    /** By index, for the few that have one. */
    readonly notes: ReadonlyMap<number, string>
  }
  /** Leave out the rows whose mark is not 0. */
  drop(marks: Uint8Array): void
}

/** Bytes of a row in each column: row, series, time, value. */
const WIDTHS = [4, 4, 8, 8] as const

/**
 * Columns that begin with room for `room` rows and grow to at most `most`. Growing costs no copy: the
 * address space is reserved at the start, memory is taken as rows come.
 */
export function createColumns(room: number, most = room): Columns {
  const buffer = (bytes: number) =>
    most === room ? new ArrayBuffer(room * bytes) : new ArrayBuffer(room * bytes, { maxByteLength: most * bytes })
  const buffers = WIDTHS.map(buffer)
  const row = new Uint32Array(buffers[0]!)
  const series = new Int32Array(buffers[1]!)
  const time = new Float64Array(buffers[2]!)
  const value = new Float64Array(buffers[3]!)
  let notes = new Map<number, string>()
  let held = room
  let length = 0
  const grow = () => {
    held = Math.min(most, Math.max(1024, held * 2))
    WIDTHS.forEach((bytes, index) => buffers[index]?.resize(held * bytes))
  }
  return {
    push(fromRow, ofSeries, atTime, ofValue) {
      if (length === held) grow()
      row[length] = fromRow
      series[length] = ofSeries
      time[length] = atTime
      value[length++] = ofValue
    },
    note: (text) => void notes.set(length - 1, text),
    length: () => length,
    read: () => ({
      row: row.subarray(0, length),
      series: series.subarray(0, length),
      time: time.subarray(0, length),
      value: value.subarray(0, length),
      notes,
    }),
    drop(marks) {
      const kept = new Map<number, string>()
      let next = 0
      for (let index = 0; index < length; index++) {
        if (marks[index] !== 0) continue
        for (const column of [row, series, time, value]) column[next] = column[index] ?? 0
        const note = notes.get(index)
        if (note !== undefined) kept.set(next, note)
        next++
      }
      notes = kept
      length = next
    },
  }
}
