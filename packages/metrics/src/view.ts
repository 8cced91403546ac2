import type { Instant } from './period.ts'
import type { Readings } from './reading.ts'

/** What is looked at: readings as known at one instant, as of another. */
export interface View {
  readonly readings: Readings
  readonly asOf: Instant
  readonly knownAt: Instant
}
