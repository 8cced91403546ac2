import { columnOf, type Merge } from './cell.ts'

/** Rows and columns that a sheet can have (ECMA-376: 1,048,576 by XFD). */
const LAST_ROW = 1_048_576
const LAST_COLUMN = 16_384

/** A place in a sheet; the row from 1, the column from 0. */
interface Place {
  readonly row: number
  readonly column: number
}

/** The place that `C12` names; undefined where the text names none. */
export function placeOf(reference: string): Place | undefined {
  if (!/^[A-Z]{1,3}[1-9]\d{0,6}$/.test(reference)) return undefined
  const row = Number(/\d+$/.exec(reference)?.[0])
  const column = columnOf(reference)
  return row <= LAST_ROW && column < LAST_COLUMN ? { row, column } : undefined
}

/** The row that an attribute names; undefined where it names none. */
export function rowOf(text: string): number | undefined {
  const row = /^[1-9]\d{0,6}$/.test(text) ? Number(text) : 0
  return row >= 1 && row <= LAST_ROW ? row : undefined
}

/** The cells that `B2:B4` names as one; undefined where the text names none. */
export function mergeOf(reference: string): Merge | undefined {
  const [from = '', to = from] = reference.split(':')
  const [first, last] = [placeOf(from), placeOf(to)]
  return first && last && { top: first.row, left: first.column, bottom: last.row, right: last.column }
}
