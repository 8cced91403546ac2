import type { AcceptedReply } from '@ioc/contract'

/** What was sent and how it went since the last line of the log. */
export interface Tally {
  stored(reply: Pick<AcceptedReply, 'accepted' | 'revised' | 'unchanged' | 'refused'>): void
  refused(rows: number, why: string): void
  troubled(why: string): void
  /** Rows thrown away because the server was away for longer than the outbox can hold. */
  dropped(rows: number): void
  /** One line, and the count starts anew; null when nothing happened. */
  line(): string | null
  /** Rows answered for since the start, changed or not. */
  total(): number
}

export function createTally(): Tally {
  let total = 0
  let counts = { stored: 0, unchanged: 0, refused: 0, retries: 0, dropped: 0 }
  let why = ''
  return {
    stored(reply) {
      total += reply.accepted + reply.revised + reply.unchanged
      counts.stored += reply.accepted + reply.revised
      counts.unchanged += reply.unchanged
      counts.refused += reply.refused
    },
    refused(rows, reason) {
      counts.refused += rows
      why = reason
    },
    troubled(reason) {
      counts.retries += 1
      why = reason
    },
    dropped(rows) {
      counts.dropped += rows
    },
    line() {
      const told = Object.entries(counts).filter(([, count]) => count > 0)
      if (told.length === 0 && why === '') return null
      const line = [told.map(([name, count]) => `${count} ${name}`).join(', '), why].filter(Boolean).join('; last: ')
      counts = { stored: 0, unchanged: 0, refused: 0, retries: 0, dropped: 0 }
      why = ''
      return line
    },
    total: () => total,
  }
}
