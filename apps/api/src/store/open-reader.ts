import { openSqliteReader } from './sqlite/sqlite-reader.ts'
import type { StorePlace, StoreReader } from './store.ts'

/** Opens a store that is open already for reading in another thread; loads nothing that only writing needs. */
export function openStoreReader(place: StorePlace): StoreReader {
  return openSqliteReader(place)
}
