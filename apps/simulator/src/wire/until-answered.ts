import { randomUUID } from 'node:crypto'
import type { AcceptedReply } from '@ioc/contract'
import type { Clock } from '../clock.ts'
import type { Tally } from '../tally.ts'
import { backOff } from './back-off.ts'
import type { Outcome } from './outcome.ts'

export interface UntilAnsweredDeps {
  readonly clock: Clock
  readonly tally: Tally
  /** The key of a source as it stands now: one that was rotated is taken up by itself. */
  readonly keyOf: (source: string) => Promise<string>
}

/** How a batch is sent this time. */
export interface Attempt {
  readonly key: string
  readonly idempotencyKey: string
  readonly query?: 'mode=partial'
}

type Reply = Pick<AcceptedReply, 'accepted' | 'revised' | 'unchanged' | 'refused'>

/**
 * Sends one batch until it has an answer: the same under the same Idempotency-Key, however often the server
 * dies in between. What the server refuses is told in the tally, and the good rows sent without it.
 */
export function createUntilAnswered({ clock, tally, keyOf }: UntilAnsweredDeps) {
  return async (
    source: string,
    rows: number,
    send: (attempt: Attempt) => Promise<Outcome<Reply>>,
    signal: AbortSignal,
  ): Promise<void> => {
    let idempotencyKey = randomUUID()
    let partial = false
    for (let attempt = 1; !signal.aborted; attempt += 1) {
      const mode = partial ? ({ query: 'mode=partial' } as const) : {}
      const outcome = await send({ key: await keyOf(source), idempotencyKey, ...mode })
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
      tally.refused(partial ? rows : 0, `${source}: ${first?.detail ?? outcome.problem.title}`)
      if (partial || outcome.problem.errors === undefined) return
      // Another body of work under another key: the good rows alone.
      partial = true
      idempotencyKey = randomUUID()
    }
  }
}
