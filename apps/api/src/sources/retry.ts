import { createHash } from 'node:crypto'
import type { AcceptedReply, KeptRow, SourceRefusal } from '@ioc/contract'
import type { Instant } from '@ioc/metrics'
import { Problem } from '../errors.ts'
import type { SourceRecord, Store } from '../store/store.ts'
import { keepReasons, keepText } from './keep-row.ts'
import type { RefusalLog } from './refusal-log.ts'

/** The door rows are sent through again: everything is checked anew, and nothing is stored twice. */
export type Resend = (
  rows: readonly unknown[],
  options: {
    readonly source: SourceRecord
    readonly mode: 'whole'
    readonly dryRun: false
    readonly assumeZone: boolean
    readonly idempotency: { readonly key: string; readonly bodyHash: string }
  },
) => Promise<AcceptedReply>

export interface RetryDeps {
  readonly store: Pick<Store, 'sources'>
  readonly refusals: Pick<RefusalLog, 'change'>
  readonly resend: Resend
  readonly now: () => Instant
}

/**
 * Sends the kept rows of a refused delivery again, whole. Resolves to the delivery as it stands after it:
 * `stored`, or still `open` with the reasons of this time. Throws `not-found` and `conflict`, the latter also
 * where not every row was kept as it was sent.
 */
export function createRetry({ store, refusals, resend, now }: RetryDeps) {
  return async (sourceId: string, id: string): Promise<SourceRefusal> => {
    const source = await store.sources.get(sourceId)
    if (!source) throw new Problem('not-found', `No source is called ${sourceId}.`)
    return refusals.change(sourceId, id, async (refusal) => {
      checkKept(refusal)
      const rows = refusal.rows.map(({ cells }) => cells)
      const bodyHash = createHash('sha256').update(JSON.stringify(rows)).digest('hex')
      const idempotency = { key: `retry-${id}`, bodyHash }
      try {
        const { assumeZone } = refusal
        const reply = await resend(rows, { source, mode: 'whole', dryRun: false, assumeZone, idempotency })
        const stored = { rows: reply.accepted + reply.revised, unchanged: reply.unchanged, seq: reply.seq }
        return { ...refusal, state: 'stored', tried: { at: now(), stored } }
      } catch (error) {
        if (!(error instanceof Problem && error.id === 'bad-rows')) throw error
        return refusedAgain(refusal, error, now())
      }
    })
  }
}

function checkKept({ rows, complete }: SourceRefusal): void {
  if (rows.length === 0) throw new Problem('conflict', 'No row of this delivery was kept. It has to be sent again.')
  const cut = rows.find(({ exact }) => !exact)
  if (cut)
    throw new Problem('conflict', `Row ${cut.row} was not kept as it was sent. The delivery has to be sent again.`)
  if (!complete) {
    throw new Problem(
      'conflict',
      'Only a part of this delivery was kept. It has to be sent again by whoever has it whole.',
    )
  }
}

/** The door counts the rows from 1; they keep the numbers their sender knows. */
function refusedAgain(refusal: SourceRefusal, error: Problem, at: Instant): SourceRefusal {
  const reasons = Map.groupBy(keepReasons(error.errors ?? []), ({ row }) => row)
  const rows = refusal.rows.map(
    (kept, index): KeptRow => ({
      ...kept,
      errors: (reasons.get(index + 1) ?? []).map((reason) => ({ ...reason, row: kept.row })),
    }),
  )
  return { ...refusal, problem: error.id, detail: keepText(error.message), rows, tried: { at, stored: null } }
}
