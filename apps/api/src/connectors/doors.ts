import type { RecordRemarks } from '@ioc/contract'
import type { SourceRecord } from '../store/store.ts'
import type { ImportedFile, IncomingFile } from './connector.ts'
import type { Stored } from './state.ts'

/** How rows are to be taken: `whole` refuses all for one bad row, `partial` stores the good and names the bad. */
interface Terms {
  readonly source: SourceRecord
  readonly mode: 'whole' | 'partial'
  readonly dryRun: boolean
}

/** Where readings go. Throws `Problem`. */
export interface ReadingDoor {
  accept(rows: readonly unknown[], terms: Terms): Promise<Stored>
}

/** Where records of registers go, whole: a field a record does not name has no value. Throws `Problem`. */
export interface RegisterDoor {
  accept(
    register: string,
    rows: readonly unknown[],
    /** `units`: codes of those whose records it is complete for. */
    terms: Terms & { readonly units: readonly string[] },
  ): Promise<Stored & { readonly seq: number | null; readonly remarks?: RecordRemarks | undefined }>
}

/** Where files go. Throws where a file cannot be looked at now. */
export interface FileDoor {
  importAtOnce(file: IncomingFile & { readonly source: SourceRecord }): Promise<ImportedFile>
}
