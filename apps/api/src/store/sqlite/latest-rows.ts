import type { Connection } from './connection.ts'
import type { Rows } from './rows.ts'

/** The newest reading of every series, held in memory as columns by series number. */
export interface LatestRows {
  add(rows: Rows): void
  get(series: number): { time: number; value: number; revision: number; seq: number } | undefined
  /** Reads the table anew, on top of what is known. */
  load(connection: Connection): void
}

/** All current values in about 32 bytes a series: reading them costs no query. */
export function createLatestRows(): LatestRows {
  let time = new Float64Array(0)
  let value = new Float64Array(0)
  let revision = new Int32Array(0)
  let seq = new Float64Array(0)

  function reserve(series: number): void {
    if (series < time.length) return
    const length = Math.max(1024, series + 1, time.length * 2)
    const longer = new Float64Array(length).fill(Number.NEGATIVE_INFINITY)
    longer.set(time)
    time = longer
    value = lengthen(value, new Float64Array(length))
    revision = lengthen(revision, new Int32Array(length))
    seq = lengthen(seq, new Float64Array(length))
  }

  function put(series: number, at: number, value_: number, revision_: number, seq_: number): void {
    reserve(series)
    const known = time[series]!
    if (at < known || (at === known && revision_ <= revision[series]!)) return
    time[series] = at
    value[series] = value_
    revision[series] = revision_
    seq[series] = seq_
  }

  return {
    add(rows) {
      for (let i = 0; i < rows.length; i++) {
        put(rows.series[i]!, rows.time[i]!, rows.value[i]!, rows.revision[i]!, rows.seq[i]!)
      }
    },
    get(series) {
      const at = time[series]
      if (at === undefined || at === Number.NEGATIVE_INFINITY) return undefined
      return {
        time: at,
        value: value[series]!,
        revision: revision[series]!,
        seq: seq[series]!,
      }
    },
    load(connection) {
      const query = 'SELECT series, time, value, revision, seq FROM latest'
      const rows = connection.prepare<[], [number, number, number, number, number]>(query).raw()
      for (const row of rows.iterate()) put(...row)
    },
  }
}

function lengthen<T extends Float64Array | Int32Array>(from: T, to: T): T {
  to.set(from)
  return to
}
