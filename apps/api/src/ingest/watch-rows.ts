import type { Problem } from '../errors.ts'
import type { Ingest } from './ingest.ts'

/** A row as it was sent, whatever it holds. */
export interface SentRow {
  readonly row: number
  readonly cells: unknown
}

/** What a door says of rows it did not store. */
export interface RefusedRows {
  readonly error: Problem
  /** The rows it still has: all of a short delivery, the bad ones of a long one. */
  readonly rows: readonly SentRow[]
  /** How many were not stored. */
  readonly refused: number
  /** All that were not stored are in `rows`. */
  readonly complete: boolean
  readonly assumeZone: boolean
}

/** Rows of one delivery that are held on to. */
export const MOST_HELD = 200

/** An ingest for one delivery that remembers rows on their way, so that a refusal can show them. */
export interface WatchedRows {
  readonly ingest: Ingest
  /** None of it was stored. */
  whole(error: Problem): RefusedRows
  /** Only the bad rows were left out. */
  bad(error: Problem, refused: number): RefusedRows
}

export function watchRows(ingest: Ingest): WatchedRows {
  const good: SentRow[] = []
  const bad: SentRow[] = []
  let seen = 0
  let list: readonly unknown[] | undefined
  let assumeZone = false

  const hold = (held: SentRow[], row: number, cells: unknown) => {
    if (held.length < MOST_HELD) held.push({ row, cells })
  }
  const watched: Ingest = {
    accept(rows, options) {
      list = rows
      seen = rows.length
      return ingest.accept(rows, options)
    },
    open(options) {
      const upload = ingest.open(options)
      assumeZone = options.assumeZone ?? false
      return {
        ...upload,
        take(row, candidate) {
          seen++
          const taken = upload.take(row, candidate)
          if (!taken) hold(bad, row, candidate)
          else if (seen <= MOST_HELD) hold(good, row, candidate)
          return taken
        },
        refuseRow(row, code, detail) {
          seen++
          upload.refuseRow(row, code, detail)
        },
        refuseValue(row, cells, code, detail) {
          seen++
          hold(bad, row, cells)
          upload.refuseValue(row, cells, code, detail)
        },
      }
    },
  }

  return {
    ingest: watched,
    whole(error) {
      const all = list ? list.slice(0, MOST_HELD).map((cells, at) => ({ row: at + 1, cells })) : [...good, ...bad]
      const complete = seen <= MOST_HELD && all.length === seen
      const rows = complete ? all.toSorted((a, b) => a.row - b.row) : list ? named(list, error) : bad
      return { error, rows, refused: seen, complete, assumeZone }
    },
    bad(error, refused) {
      const rows = list ? named(list, error) : bad
      return { error, rows, refused, complete: rows.length === refused, assumeZone }
    },
  }
}

/** The rows of a list that a problem names, in their order. */
function named(rows: readonly unknown[], { errors = [] }: Problem): SentRow[] {
  const numbers = [...new Set(errors.flatMap(({ row }) => row ?? []))].toSorted((a, b) => a - b)
  return numbers.slice(0, MOST_HELD).map((row) => ({ row, cells: rows[row - 1] }))
}
