import { randomUUID } from 'node:crypto'
import type { Clock } from '../clock.ts'
import type { Row } from '../reporting/row.ts'
import type { Tally } from '../tally.ts'
import type { ApiClient } from './api-client.ts'
import { backOff } from './back-off.ts'

export interface DeliverDeps {
  readonly api: ApiClient
  readonly clock: Clock
  readonly tally: Tally
  /** The key of a source as it stands now: one that was rotated is taken up by itself. */
  readonly keyOf: (source: string) => Promise<string>
}

/**
 * Sends one batch until it has an answer: the same rows under the same Idempotency-Key, however often the
 * server dies in between. Rows the server refuses are told in the tally, and the good ones sent without them.
 */
export function createDeliver({ api, clock, tally, keyOf }: DeliverDeps) {
  return async (source: string, rows: readonly Row[], signal: AbortSignal): Promise<void> => {
    let idempotencyKey = randomUUID()
    let partial = false
    for (let attempt = 1; !signal.aborted; attempt += 1) {
      const mode = partial ? ({ query: 'mode=partial' } as const) : {}
      const outcome = await api.post(rows, { key: await keyOf(source), idempotencyKey, signal, ...mode })
      if (outcome.kind === 'stored') {
        tally.stored(outcome.reply)
        return
      }
      if (outcome.kind === 'again') {
        tally.troubled(`${source}: ${outcome.why}`)
        await clock.sleep(backOff(attempt), signal)
        continue
      }
      const first = outcome.problem.errors?.[0]
      tally.refused(partial ? rows.length : 0, `${source}: ${first?.detail ?? outcome.problem.title}`)
      if (partial || outcome.problem.errors === undefined) return
      // Another body of work under another key: the good rows alone.
      partial = true
      idempotencyKey = randomUUID()
    }
  }
}
export type Deliver = ReturnType<typeof createDeliver>
