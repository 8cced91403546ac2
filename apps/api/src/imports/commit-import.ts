import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import type { ImportState } from '@ioc/contract'
import { Problem } from '../errors.ts'
import type { SourceRecord } from '../store/store.ts'
import { asChosen } from './door.ts'
import type { ImportBook } from './import-book.ts'
import type { ImportFiles } from './import-files.ts'
import type { JudgeReading } from './judge-reading.ts'
import type { Reader } from './reader.ts'
import type { StoreReading } from './store-reading.ts'
import type { TellRefused } from './tell-refused.ts'

/** Stores an import as one batch. A second asking gets the first answer. Throws `conflict` where it is not ready. */
export type CommitImport = (state: ImportState) => Promise<ImportState>

export function createCommit(deps: {
  readonly book: ImportBook
  readonly files: ImportFiles
  readonly reader: Reader
  readonly judge: JudgeReading
  readonly storeReading: StoreReading
  readonly tellRefused: TellRefused
  readonly source: SourceRecord
  readonly announce: (thing: string) => void
}): CommitImport {
  const { book, files, reader, judge, storeReading, tellRefused, source, announce } = deps
  return async (state) => {
    if (state.state === 'stored') return state
    if (state.state === 'reading') throw new Problem('conflict', 'It is still being read.')
    if (state.state === 'refused') {
      await tellRefused(source, state)
      throw new Problem('conflict', 'Its problems stand in the way: send a corrected file.')
    }
    const path = files.pathOf(state.id)
    const reading = await reader.read(path, state.choices, new AbortController().signal, () => {})
    const judged = await judge(reading, source, asChosen(state.choices))
    if (judged.state === 'refused') {
      await tellRefused(source, { ...judged, name: state.name })
      throw new Problem('conflict', 'What is known has changed since it was read: read it again.')
    }
    const bodyHash = createHash('sha256')
      .update(await readFile(path))
      .update(JSON.stringify(state.choices))
      .digest('hex')
    const idempotency = { key: `import-${state.id}`, bodyHash }
    const receipt = await storeReading({ name: state.name, reading }, source, idempotency, asChosen(state.choices))
    const stored: ImportState = { ...state, state: 'stored', expiresAt: null, receipt }
    await book.put(stored)
    files.remove(state.id)
    announce(`imports/${state.id}`)
    return stored
  }
}
