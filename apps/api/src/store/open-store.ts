import { openSqliteStore, type SqliteOptions } from './sqlite/sqlite-store.ts'
import type { Store } from './store.ts'

export type StoreOptions = SqliteOptions

/**
 * Opens the store and resolves when it is ready for use, within seconds whatever the history and however
 * the last run ended. Throws `DamagedStore`, with the file left as it was, when it cannot be trusted.
 */
export async function openStore(options: StoreOptions): Promise<Store> {
  return openSqliteStore(options)
}
