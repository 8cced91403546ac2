import { KeptRow, looksPersonal, type ProblemDetail, READING_COLUMNS, type ReadingColumn } from '@ioc/contract'

/** A row as a door was handed it; `cells` is whatever was sent. */
export interface SentRow {
  readonly row: number
  readonly cells: unknown
}

const LONGEST: Readonly<Record<ReadingColumn, number>> = {
  measure: 100,
  unit: 100,
  period: 10,
  at: 40,
  value: 40,
  note: 500,
}

/** The known columns of a row, cut to what a reading may hold; everything else is left behind. */
export function keepRow({ row, cells }: SentRow, errors: readonly ProblemDetail[]): KeptRow {
  const sent: Readonly<Record<string, unknown>> = isObject(cells) ? cells : {}
  const kept: Partial<Record<ReadingColumn, string | number>> = {}
  let exact = isObject(cells)
  for (const column of READING_COLUMNS) {
    const cell = sent[column]
    if (cell === undefined) continue
    const held = keepCell(column, cell)
    if (held !== undefined) kept[column] = held
    exact &&= held === cell
  }
  return KeptRow.parse({ row, cells: kept, exact, errors })
}

function keepCell(column: ReadingColumn, cell: unknown): string | number | undefined {
  // What was refused because it is somebody's number is kept nowhere, the log of refusals included.
  if (typeof cell === 'string') return looksPersonal(cell) ? undefined : cell.slice(0, LONGEST[column])
  if (typeof cell === 'number' && Number.isFinite(cell)) return column === 'value' ? cell : String(cell)
  return undefined
}

/** Reasons without anything that was sent in a column we do not know: its very name may be someone's. `named` are known too. */
export function keepReasons(errors: readonly ProblemDetail[], named: ReadonlySet<string> = new Set()): ProblemDetail[] {
  return errors.map(({ row, column, code, detail }) => {
    const numbered = row === undefined ? {} : { row }
    if (column === undefined) return { ...numbered, code, detail: keepText(detail) }
    if (READING_COLUMNS.some((known) => known === column) || named.has(column))
      return { ...numbered, column, code, detail: keepText(detail) }
    return { ...numbered, code, detail: 'A column that is no column of a reading; it was not kept.' }
  })
}

const LONGEST_TEXT = 300

/** What was said, at a length that many of them can be kept. */
export const keepText = (text: string): string =>
  looksPersonal(text) ? 'It speaks of a telephone or identity number, which is not kept.' : text.slice(0, LONGEST_TEXT)

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
