/** Readings as growable columns: what one transaction has stored, walked without making objects. */
export interface Rows {
  length: number
  series: Int32Array
  time: Float64Array
  value: Float64Array
  revision: Int32Array
  seq: Float64Array
}

export function createRows(capacity = 1024): Rows {
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

function grow(rows: Rows): void {
  const larger = createRows(rows.series.length * 2)
  for (const column of ['series', 'time', 'value', 'revision', 'seq'] as const) {
    larger[column].set(rows[column])
  }
  rows.series = larger.series
  rows.time = larger.time
  rows.value = larger.value
  rows.revision = larger.revision
  rows.seq = larger.seq
}
