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
export type RefusedReport = Pick<ImportState, 'understood' | 'problems' | 'problemCount'> & {
  readonly name?: string
  /** Of an import that waits: it is told of once, however often it is tried. */
  readonly id?: string
}

/** Tells whoever looks after the sources. Never rejects: the sender is told all the same. */
export type TellRefused = (source: SourceRecord, report: RefusedReport) => Promise<void>

/** Tells of refused files, of each import that waits once. */
export interface Refusing {
  readonly tell: TellRefused
  /** Another file comes in place of an import's, or none any more. */
  forget(id: string): void
}

export function createRefusing(
  { sources }: Pick<Store, 'sources'>,
  onRefused: (source: SourceRecord, refused: RefusedFile) => void,
): Refusing {
  const told = new Set<string>()
  return {
    async tell(source, report) {
      if (report.id !== undefined && told.has(report.id)) return
      if (report.id !== undefined) told.add(report.id)
      try {
        // A file that holds no reading at all may be the first of its source.
        await sources.put(source)
        onRefused(source, refusedFile(report))
      } catch {
        // A store that takes nothing keeps no refusal either.
      }
    },
    forget: (id) => void told.delete(id),
  }
}

function refusedFile({ name, understood, problems, problemCount }: RefusedReport): RefusedFile {
  const errors = problems.map(({ row, column, code, detail }) => ({
    ...(row !== null && { row }),
    code,
    detail: column === null ? detail : `Column ${column}: ${detail}`,
  }))
  const file = name === undefined ? 'The file' : `The file ${JSON.stringify(name)}`
  const counted = problemCount === 1 ? 'a problem' : `${problemCount} problems`
  const error = new Problem('bad-rows', `${file} has ${counted}; nothing of it was stored.`, errors)
  return { error, rows: [], refused: understood?.readings ?? 0 }
}
