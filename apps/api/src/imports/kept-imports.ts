import type { ImportList, ImportState } from '@ioc/contract'
import type { Instant } from '@ioc/metrics'
import { Problem } from '../errors.ts'
import type { ImportBook } from './import-book.ts'
import type { ImportFiles } from './import-files.ts'

/** Imports of a list. */
const MOST_LISTED = 100

/** The imports that are kept and not past their day. */
export interface KeptImports {
  /** Throws `not-found`, also for one whose day is over. */
  find(id: string): Promise<ImportState>
  /** Those that wait for a decision. */
  open(): Promise<readonly ImportState[]>
  /** The newest first. */
  list(): Promise<ImportList>
  /** Throws away what is past its day, with its file. */
  sweep(): Promise<void>
}

export function createKeptImports(
  book: ImportBook,
  files: ImportFiles,
  now: () => Instant,
  /** Told of an import that nobody stored in its time. Never rejects. */
  onGivenUp: (state: ImportState) => Promise<void>,
): KeptImports {
  const isOver = ({ expiresAt }: ImportState) => expiresAt !== null && expiresAt <= now()
  return {
    async find(id) {
      const state = await book.get(id)
      if (!state || isOver(state))
        throw new Problem('not-found', 'There is no such import; what was not stored is kept for a day.')
      return state
    },
    open: async () => (await book.all()).filter((state) => state.state !== 'stored' && !isOver(state)),
    async list() {
      const states = (await book.all()).filter((state) => !isOver(state)).toSorted((a, b) => b.createdAt - a.createdAt)
      return states.slice(0, MOST_LISTED).map(({ id, name, createdAt, state, problemCount, receipt }) => ({
        id,
        name,
        createdAt,
        state,
        problemCount,
        receipt,
      }))
    },
    async sweep() {
      for (const state of await book.all()) {
        if (!isOver(state)) continue
        await onGivenUp(state)
        files.remove(state.id)
        await book.remove(state.id)
      }
    },
  }
}
