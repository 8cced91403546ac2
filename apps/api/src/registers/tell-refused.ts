import type { RecordsReply } from '@ioc/contract'
import type { Register } from '@ioc/metrics'
import { Problem } from '../errors.ts'
import type { SourceRecord } from '../store/store.ts'

/**
 * Records that were sent and not stored. Which rows, which of their fields and why is told; no row and no text of
 * one: a record may be somebody's, and what stands in the wrong field may be anything.
 */
export interface RefusedRecords {
  readonly error: Problem
  readonly rows: readonly []
  readonly refused: number
  /** The register's own words, which may be shown. */
  readonly columns: ReadonlySet<string>
}

export type OnRefused = (source: SourceRecord, refused: RefusedRecords) => void

const OWN_COLUMNS = ['key', 'at', 'unit']

/** Takes records and tells of those that were refused; what is ours (no room, not ready) or comes again by itself is not. */
export async function tellRefused(
  register: Register,
  rows: () => number,
  take: () => Promise<RecordsReply>,
  tell: (refused: RefusedRecords) => void,
): Promise<RecordsReply> {
  const columns = new Set([...OWN_COLUMNS, ...register.fields.keys()])
  const refusedOf = (error: Problem, refused: number): RefusedRecords => ({
    error: new Problem(error.id, error.message, error.errors?.map(bare)),
    rows: [],
    refused,
    columns,
  })
  try {
    const reply = await take()
    const { refused, errors } = reply
    if (refused > 0) {
      const detail = `${refused} of ${rows()} records cannot be accepted; the others were stored.`
      tell(refusedOf(new Problem('bad-rows', detail, errors), refused))
    }
    return reply
  } catch (error) {
    if (error instanceof Problem && error.status < 500 && error.status !== 429) tell(refusedOf(error, rows()))
    throw error
  }
}

const bare = <Detail extends { readonly detail: string }>(error: Detail): Detail => ({
  ...error,
  detail: 'The answer to the sender says what was wrong.',
})
