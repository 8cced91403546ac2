import type { SourceList } from '@ioc/contract'
import type { Store } from '../store/store.ts'

/** Every source in order of its id, with its newest batch. */
export async function listSources({ sources }: Pick<Store, 'sources'>): Promise<SourceList> {
  const last = new Map((await sources.lastBatches()).map((batch) => [batch.source, batch]))
  return (await sources.all()).map(({ id, name, kind, sample }) => {
    const batch = last.get(id)
    const lastBatch = batch ? { seq: batch.seq, receivedAt: batch.receivedAt, rows: batch.rows } : null
    return { id, name, kind, sample, lastBatch }
  })
}
