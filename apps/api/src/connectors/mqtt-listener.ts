import type { Instant } from '@ioc/metrics'
import type { Moment } from './connector.ts'
import type { Heard } from './mqtt-message.ts'

/** What one mapping makes of the messages it hears. */
export interface Listener {
  hear(message: Heard): void
  /** Readings since last asked, and how many messages gave none. */
  rows(moment: Moment): Promise<MadeRows> | MadeRows
  listening(at: Instant): void
  deaf(): void
  /** Whether `memory` differs from what was last given. */
  changed(): boolean
  memory(): unknown
}

export interface MadeRows {
  readonly rows: readonly object[]
  readonly leftOut: number
}

/** A listener that has nothing to remember, and to whom silence says nothing. */
export const FORGETFUL = {
  listening: () => undefined,
  deaf: () => undefined,
  changed: () => false,
  memory: () => null,
} as const
