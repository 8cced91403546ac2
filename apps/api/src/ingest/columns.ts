/**
 * The good rows of an upload as columns, 24 bytes a row whatever its text was, so that an upload of any
 * length is held until its last row has been seen and only then stored, as one.
 */
export interface Columns {
  push(row: number, series: number, time: number, value: number): void
  note(text: string): void
  /** Of the row at an index. */
  noteAt(index: number, text: string): void
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

/**
 * Columns that begin with room for `room` rows and grow to at most `most`. Growing costs no copy: the
 * address space is reserved at the start, memory is taken as rows come.
 */
export function createColumns(room: number, most = room): Columns {
  const { row, series, time, value } = room === most ? fixed(room) : growing(room, most)
  let notes = new Map<number, string>()
  let held = room
  let length = 0
  const grow = () => {
    held = Math.min(most, Math.max(1024, held * 2))
    for (const { buffer, BYTES_PER_ELEMENT } of [row, series, time, value]) buffer.resize(held * BYTES_PER_ELEMENT)
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
    noteAt: (index, text) => void notes.set(index, text),
    length: () => length,
    read: () =>
      // Full columns, as of every body that came whole, are handed over as they are.
      length === row.length
        ? { row, series, time, value, notes }
        : {
            row: row.subarray(0, length),
            series: series.subarray(0, length),
            time: time.subarray(0, length),
            value: value.subarray(0, length),
            notes,
          },
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

/** A handful of rows made by length needs no memory outside the heap. */
const fixed = (room: number) => ({
  row: new Uint32Array(room),
  series: new Int32Array(room),
  time: new Float64Array(room),
  value: new Float64Array(room),
})

function growing(room: number, most: number): ReturnType<typeof fixed> {
  const buffer = (bytes: number) => new ArrayBuffer(room * bytes, { maxByteLength: most * bytes })
  return {
    row: new Uint32Array(buffer(4)),
    series: new Int32Array(buffer(4)),
    time: new Float64Array(buffer(8)),
    value: new Float64Array(buffer(8)),
  }
}
