import type { SourceRecord, Store } from './store/store.ts'

/** The source of everything typed by hand, declared when it is first needed. In the demonstration what is typed is sample data. */
export function createHandSource(store: Pick<Store, 'sources'>, demonstration: boolean): () => Promise<SourceRecord> {
  const record: SourceRecord = {
    id: 'form',
    name: 'Biểu nhập tay',
    kind: 'hand',
    sample: demonstration,
    measures: null,
    units: null,
  }
  let declared = false
  return async () => {
    if (!declared) await store.sources.put(record)
    declared = true
    return record
  }
}
