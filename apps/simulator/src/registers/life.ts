import type { Day, Instant, Unit } from '@ioc/metrics'
import type { RecordRow } from './record-row.ts'

/** Something that is received, goes its way and ends. What its record says at any instant follows from it. */
export interface Life {
  /** Code of the unit whose it is. */
  readonly unit: string
  /** When its record changes, oldest first; the first is when it begins. */
  readonly changes: readonly Instant[]
  /** The record as it stands at an instant from its beginning on. */
  recordAt(at: Instant): RecordRow
}

/** All that is ever born of one register: pure functions of (seed, unit, day). */
export interface Lives {
  readonly register: string
  readonly units: readonly Unit[]
  /** Days after its birth on which nothing changes any more. */
  readonly longest: number
  bornOn(unit: Unit, day: Day): readonly Life[]
}

/** When it begins; what begins never is no life. */
export const beginsAt = ({ changes }: Life): Instant => changes[0] ?? Number.POSITIVE_INFINITY

/** When its record changes for the last time. */
export const endsAt = ({ changes }: Life): Instant => changes.at(-1) ?? Number.NEGATIVE_INFINITY
