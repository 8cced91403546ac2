import { type Row, subjectOf } from '../reporting/row.ts'
import type { Tally } from '../tally.ts'
import type { Deliver } from './deliver.ts'

const BATCH_ROWS = 2_000
const MOST_WAITING = 50_000

export interface OutboxDeps {
  readonly source: string
  readonly deliver: Deliver
  readonly tally: Tally
  readonly signal: AbortSignal
  readonly mostWaiting?: number
}

/** What a source has yet to say: one batch under way, the rest waiting, a newer row in the place of an older one. */
export interface Outbox {
  put(rows: readonly Row[]): void
  waiting(): number
  /** Resolves when nothing is under way. */
  idle(): Promise<void>
}

export function createOutbox({ source, deliver, tally, signal, mostWaiting = MOST_WAITING }: OutboxDeps): Outbox {
  const waiting = new Map<string, Row>()
  let run: Promise<void> | null = null

  const empty = async () => {
    while (waiting.size > 0 && !signal.aborted) {
      const batch = [...waiting].slice(0, BATCH_ROWS)
      for (const [subject] of batch) waiting.delete(subject)
      await deliver(
        source,
        batch.map(([, row]) => row),
        signal,
      )
    }
  }

  const trim = () => {
    const over = waiting.size - mostWaiting
    if (over <= 0) return
    for (const subject of [...waiting.keys()].slice(0, over)) waiting.delete(subject)
    tally.dropped(over)
  }

  return {
    put(rows) {
      for (const row of rows) waiting.set(subjectOf(row), row)
      trim()
      run ??= empty().finally(() => {
        run = null
      })
    },
    waiting: () => waiting.size,
    idle: async () => {
      await run
    },
  }
}
