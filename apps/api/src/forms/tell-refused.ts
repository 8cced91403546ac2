import { looksPersonal, type ReadingInput, type SubmissionRow } from '@ioc/contract'
import { Problem } from '../errors.ts'

/** A form that was sent and not stored, with its rows as the readings they would have been. */
export interface RefusedForm {
  readonly error: Problem
  /** A note with somebody's number in it is left out: it is kept nowhere. */
  readonly rows: readonly { readonly row: number; readonly cells: Partial<ReadingInput> }[]
  /** Whether every row is handed in as it was sent. */
  readonly complete: boolean
}

/** Undefined for what is ours (no room, not ready) and for what comes again by itself. */
export function refusedForm(
  error: unknown,
  rows: readonly SubmissionRow[],
  readingOf: (row: SubmissionRow) => ReadingInput,
): RefusedForm | undefined {
  if (!(error instanceof Problem) || error.status >= 500 || error.status === 429) return undefined
  const kept = rows.map((row, index) => {
    const { note, ...reading } = readingOf(row)
    const cells = note === undefined || looksPersonal(note) ? reading : { ...reading, note }
    return { row: index + 1, cells }
  })
  return { error, rows: kept, complete: !rows.some(({ note }) => note !== undefined && looksPersonal(note)) }
}
