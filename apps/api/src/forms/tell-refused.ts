import { looksPersonal, type ReadingInput, type SubmissionRow } from '@ioc/contract'
import type { Instant, Unit } from '@ioc/metrics'
import { Problem } from '../errors.ts'
import type { SourceRecord } from '../store/store.ts'
import { readingOf, type StoreFormDeps } from './store-form.ts'

/** A form that was sent and not stored, with its rows as the readings they would have been. */
interface RefusedForm {
  readonly error: Problem
  /** A note with somebody's number in it is left out: it is kept nowhere. */
  readonly rows: readonly { readonly row: number; readonly cells: Partial<ReadingInput> }[]
  /** Whether every row is handed in as it was sent. */
  readonly complete: boolean
}

export interface TellRefusedDeps extends Pick<StoreFormDeps, 'source'> {
  readonly now: () => Instant
  /** Told of a form that was not stored because it cannot be. Must not throw. */
  readonly onRefused: (source: SourceRecord, refused: RefusedForm) => void
}

/** Tells of a form that was refused; stocks stand in it as of now. */
export function createTellRefused({ source, now, onRefused }: TellRefusedDeps) {
  return async (unit: Unit, rows: readonly SubmissionRow[], error: unknown): Promise<void> => {
    const refused = refusedForm(error, rows, (row) => readingOf(unit, row, null, now()))
    if (refused) onRefused(await source(), refused)
  }
}

/** Undefined for what is ours (no room, not ready) and for what comes again by itself. */
function refusedForm(
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
