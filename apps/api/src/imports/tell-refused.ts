import type { ImportState } from '@ioc/contract'
import { Problem } from '../errors.ts'
import type { SourceRecord, Store } from '../store/store.ts'

/** A file that was to be stored and cannot be. Its rows stay in the file: who sent it sends it corrected. */
export interface RefusedFile {
  /** `bad-rows`, with the sheet's own rows. */
  readonly error: Problem
  readonly rows: readonly []
  /** Readings of the file that were not stored. */
  readonly refused: number
}

/** What is told of a file: the name its sender gave it, where it had one, and what stands against it. */
export type RefusedReport = Pick<ImportState, 'understood' | 'problems' | 'problemCount'> & { readonly name?: string }

/** Tells whoever looks after the sources. Never rejects: the sender is told all the same. */
export type TellRefused = (source: SourceRecord, report: RefusedReport) => Promise<void>

export function createTellRefused(
  { sources }: Pick<Store, 'sources'>,
  onRefused: (source: SourceRecord, refused: RefusedFile) => void,
): TellRefused {
  return async (source, report) => {
    try {
      // A file that holds no reading at all may be the first of its source.
      await sources.put(source)
      onRefused(source, refusedFile(report))
    } catch {
      // A store that takes nothing keeps no refusal either.
    }
  }
}

function refusedFile({ name, understood, problems, problemCount }: RefusedReport): RefusedFile {
  const errors = problems.map(({ row, column, code, detail }) => ({
    ...(row !== null && { row }),
    code,
    detail: column === null ? detail : `Column ${column}: ${detail}`,
  }))
  const file = name === undefined ? 'The file' : `The file ${JSON.stringify(name)}`
  const error = new Problem('bad-rows', `${file} has ${problemCount} problems; nothing of it was stored.`, errors)
  return { error, rows: [], refused: understood?.readings ?? 0 }
}
