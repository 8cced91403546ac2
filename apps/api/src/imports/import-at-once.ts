import { createHash, randomUUID } from 'node:crypto'
import type { ImportState } from '@ioc/contract'
import { Problem } from '../errors.ts'
import type { SourceRecord } from '../store/store.ts'
import { UNATTENDED } from './door.ts'
import type { ImportFiles } from './import-files.ts'
import type { JudgeReading } from './judge-reading.ts'
import type { Reader } from './reader.ts'
import type { StoreReading } from './store-reading.ts'
import type { TellRefused } from './tell-refused.ts'

/** How a file went that nobody looked at. */
export interface ImportedAtOnce {
  readonly outcome: 'imported' | 'refused'
  readonly report: Pick<ImportState, 'understood' | 'problems' | 'problemCount' | 'remarks' | 'receipt'>
}

/** A file that came without a person beside it. */
export interface FileToImport {
  readonly name: string
  readonly bytes: Buffer
  readonly source: SourceRecord
}

/** Stores a file as one batch of its source, or says what stands against it. Throws what is not the file's fault. */
export type ImportAtOnce = (file: FileToImport) => Promise<ImportedAtOnce>

export function createImportAtOnce(deps: {
  readonly files: ImportFiles
  readonly reader: Reader
  readonly judge: JudgeReading
  readonly storeReading: StoreReading
  readonly tellRefused: TellRefused
}): ImportAtOnce {
  const { files, reader, judge, storeReading, tellRefused } = deps

  async function refuse(source: SourceRecord, report: Omit<ImportedAtOnce['report'], 'receipt'>) {
    await tellRefused(source, report)
    return { outcome: 'refused', report: { ...report, receipt: null } } as const
  }

  async function take(id: string, { name, bytes, source }: FileToImport): Promise<ImportedAtOnce> {
    const reading = await reader.read(files.pathOf(id), {}, new AbortController().signal, () => {})
    const { understood, problems, problemCount, remarks, state } = await judge(reading, source, UNATTENDED)
    const report = { understood, problems, problemCount, remarks }
    if (state === 'refused') return refuse(source, report)
    const bodyHash = createHash('sha256').update(bytes).digest('hex')
    const receipt = await storeReading({ name, reading }, source, { key: `file-${id}`, bodyHash }, UNATTENDED)
    return { outcome: 'imported', report: { ...report, receipt } }
  }

  return async (file) => {
    const { bytes, source } = file
    const id = randomUUID()
    await files.write(id, bytes)
    try {
      return await take(id, file)
    } catch (error) {
      if (!(error instanceof Problem) || error.status >= 500) throw error
      const problem = { sheet: null, row: null, column: null, code: error.id, detail: error.message }
      return refuse(source, { understood: null, problems: [problem], problemCount: 1, remarks: [] })
    } finally {
      files.remove(id)
    }
  }
}
