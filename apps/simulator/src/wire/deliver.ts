import type { Row } from '../reporting/row.ts'
import type { ApiClient, RecordsToPut } from './api-client.ts'
import { createUntilAnswered, type UntilAnsweredDeps } from './until-answered.ts'

export interface DeliverDeps extends UntilAnsweredDeps {
  readonly api: ApiClient
}

/** Sends readings of a source until they have an answer. */
export function createDeliver({ api, ...deps }: DeliverDeps) {
  const untilAnswered = createUntilAnswered(deps)
  return (source: string, rows: readonly Row[], signal: AbortSignal): Promise<void> =>
    untilAnswered(source, rows.length, (attempt) => api.post(rows, { ...attempt, signal }), signal)
}
export type Deliver = ReturnType<typeof createDeliver>

/** Puts records of a source until they have an answer. */
export function createDeliverRecords({ api, ...deps }: DeliverDeps) {
  const untilAnswered = createUntilAnswered(deps)
  return (source: string, batch: RecordsToPut, signal: AbortSignal): Promise<void> =>
    untilAnswered(source, batch.records.length, (attempt) => api.put(batch, { ...attempt, signal }), signal)
}
export type DeliverRecords = ReturnType<typeof createDeliverRecords>
