import type { ImportChoices } from '@ioc/contract'
import type { Profiles } from './profiles.ts'
import { readFileApart } from './read-file-apart.ts'
import type { Knowledge } from './understand/knowledge.ts'
import type { Reading } from './understand/understand.ts'

/** Reads files one after the other, so that together they never need the memory of two. */
export interface Reader {
  /** Rejects with a `Problem` where the file cannot be read; an aborted signal ends it. */
  read(path: string, choices: ImportChoices, signal: AbortSignal, onRows: (rows: number) => void): Promise<Reading>
}

export function createReader(profiles: Profiles, facts: Omit<Knowledge, 'profiles'>): Reader {
  let last: Promise<unknown> = Promise.resolve()
  return {
    read(path, choices, signal, onRows) {
      const mine = last.then(async () => {
        const known = await profiles.all()
        signal.throwIfAborted()
        const apart = readFileApart({ path, choices, knowledge: { ...facts, profiles: known } }, onRows)
        signal.addEventListener('abort', apart.cancel, { once: true })
        return apart.done
      })
      last = mine.catch(() => {})
      return mine
    },
  }
}
