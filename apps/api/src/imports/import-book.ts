import { ImportState } from '@ioc/contract'
import type { Store } from '../store/store.ts'

const IMPORT_KIND = 'import'

/** The states of imports as they are kept. */
export interface ImportBook {
  get(id: string): Promise<ImportState | undefined>
  all(): Promise<readonly ImportState[]>
  put(state: ImportState): Promise<void>
  remove(id: string): Promise<void>
}

export function createImportBook(documents: Store['documents']): ImportBook {
  return {
    get: async (id) => ImportState.safeParse((await documents.get(IMPORT_KIND, id))?.body).data,
    all: async () => (await documents.list(IMPORT_KIND)).flatMap(({ body }) => ImportState.safeParse(body).data ?? []),
    put: async (state) => void (await documents.put(IMPORT_KIND, state.id, state)),
    remove: (id) => documents.remove(IMPORT_KIND, id),
  }
}
