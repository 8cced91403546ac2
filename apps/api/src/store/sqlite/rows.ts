/** Readings as growable columns: what one transaction has stored, walked without making objects. */
export interface Rows {
  length: number
  series: Int32Array
  time: Float64Array
  value: Float64Array
  revision: Int32Array
  seq: Float64Array
}

const FEW = 1024
/** Rows whose room is kept for the next transaction. */
const ROOMY = 65_536

export function createRows(capacity = FEW): Rows {
  return {
    length: 0,
    series: new Int32Array(capacity),
    time: new Float64Array(capacity),
    value: new Float64Array(capacity),
    revision: new Int32Array(capacity),
    seq: new Float64Array(capacity),
  }
}

export function pushRow(rows: Rows, series: number, time: number, value: number, revision: number, seq: number): void {
  const at = rows.length
  if (at === rows.series.length) grow(rows)
  rows.series[at] = series
  rows.time[at] = time
  rows.value[at] = value
  rows.revision[at] = revision
  rows.seq[at] = seq
  rows.length = at + 1
}

/** Room for so many more at once: to grow by and by copies them again and again. */
export function makeRoom(rows: Rows, more: number): void {
  const wanted = rows.length + more
  if (wanted > rows.series.length) growTo(rows, Math.max(wanted, rows.series.length * 2))
}

/** Empties them; the room of a large batch is given back. */
export function clearRows(rows: Rows): void {
  rows.length = 0
  if (rows.series.length > ROOMY) growTo(rows, FEW)
}

const grow = (rows: Rows): void => growTo(rows, rows.series.length * 2)

/** Other arrays of that capacity, with what there is. */
function growTo(rows: Rows, capacity: number): void {
  const larger = createRows(capacity)
  for (const column of ['series', 'time', 'value', 'revision', 'seq'] as const) {
    larger[column].set(rows[column].subarray(0, rows.length))
  }
  rows.series = larger.series
  rows.time = larger.time
  rows.value = larger.value
  rows.revision = larger.revision
  rows.seq = larger.seq
}
