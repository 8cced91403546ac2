import type { ImportState } from '@ioc/contract'
import { Problem } from '../errors.ts'
import type { SourceRecord } from '../store/store.ts'
import { asChosen } from './door.ts'
import type { ImportFiles } from './import-files.ts'
import type { JudgeReading } from './judge-reading.ts'
import type { Reader } from './reader.ts'
import type { Look } from './under-way.ts'

/** Reads a waiting file and judges it; what goes wrong becomes the problem that its sender is shown. */
export function createLook(deps: {
  readonly reader: Reader
  readonly files: ImportFiles
  readonly judge: JudgeReading
  readonly source: SourceRecord
}): Look {
  const { reader, files, judge, source } = deps
  return async (state: ImportState, signal, onRows) => {
    try {
      const reading = await reader.read(files.pathOf(state.id), state.choices, signal, onRows)
      return { ...state, ...(await judge(reading, source, asChosen(state.choices))) }
    } catch (error) {
      const said =
        error instanceof Problem ? error : new Problem('internal', 'The file could not be read; send it again.')
      const problem = { sheet: null, row: null, column: null, code: said.id, detail: said.message }
      return { ...state, state: 'refused', progress: null, problems: [problem], problemCount: 1 }
    }
  }
}
