import type { ChosenDelimiter } from './choose-delimiter.ts'
import type { OldEncoding } from './old-encodings.ts'

/** What one cell of a sheet holds, whatever program wrote it. */
export interface Cell {
  /**
   * A number as typed; a text; `2026-11-23` or `2026-11-23T08:00:00` of a `date` (no zone: the writer's wall
   * clock); `2026-11` of a `month`, a date shown without its day; what is wrong of an `error`.
   */
  readonly value: number | string
  readonly kind: 'number' | 'text' | 'date' | 'month' | 'error'
  /** The value is what a formula last gave; nothing was computed here. */
  readonly formula?: true
  /** Why this is no plain number, whatever its value looks like: it is seen as another one, or not as one at all. */
  readonly fault?: CellFault
  /** The whole text as it is seen, where raised, lowered or struck-out text in it is no part of `value`. */
  readonly shown?: string
}

export interface CellFault {
  readonly code: CellFaultCode
  /** What is wrong with it, in words that follow the cell's place. */
  readonly detail: string
}

type CellFaultCode = 'raised-text' | 'struck-out' | 'split-number' | 'percentage' | 'shown-otherwise' | 'merged-number'

/** A row that holds something. Cells by column, the first column at 0. */
export interface SheetRow {
  /** The sheet's own number; of a CSV the number of the record. */
  readonly row: number
  /** The line of a CSV at which the record begins: what its row is called, as a record may hold line breaks. */
  readonly line?: number
  /** Of a CSV whose rows are called by their lines: the number of the record, as rows next to each other have it. */
  readonly record?: number
  readonly hidden?: true
  readonly cells: readonly (Cell | undefined)[]
}

/** Cells that are shown as one; rows and columns inclusive, columns from 0. */
export interface Merge {
  readonly top: number
  readonly left: number
  readonly bottom: number
  readonly right: number
}

export interface Sheet {
  readonly name: string
  readonly hidden: boolean
  readonly rows: readonly SheetRow[]
  /** Columns that are not shown, from 0. */
  readonly hiddenColumns?: ReadonlySet<number>
  readonly merges: readonly Merge[]
}

/** Everything a file holds. */
export interface Workbook {
  readonly format: 'xlsx' | 'csv'
  readonly sheets: readonly Sheet[]
  /** 1904 where the workbook counts its days from there; null where it has no serial dates (CSV). */
  readonly dateSystem: 1900 | 1904 | null
  /** What parts the columns of a CSV. */
  readonly delimiter?: ChosenDelimiter
  /** What the bytes of a CSV were in, where that was none of Unicode; its texts are Unicode. */
  readonly encoding?: OldEncoding
}

/** `A`, `B`, … `AA` of a column counted from 0. */
export function columnName(column: number): string {
  const rest = Math.floor(column / 26)
  return (rest === 0 ? '' : columnName(rest - 1)) + String.fromCharCode(65 + (column % 26))
}

/** The column of `C12` or `C`, from 0; -1 where the text names none. */
export function columnOf(reference: string): number {
  let column = 0
  let at = 0
  for (; at < reference.length; at++) {
    const letter = reference.charCodeAt(at) - 64
    if (letter < 1 || letter > 26) break
    column = column * 26 + letter
  }
  return column - 1
}
