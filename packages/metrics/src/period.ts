/** Whole days since 1970-01-01, in the pack's zone. Arithmetic on days never meets a clock change. */
export type Day = number

/** Milliseconds since the epoch, UTC. */
export type Instant = number

/** The lengths of time a flow is counted over; `reporting-month` runs from the 15th of the month before to the 14th. */
export const GRAINS = ['day', 'week', 'month', 'reporting-month', 'quarter', 'year'] as const
export type Grain = (typeof GRAINS)[number]

/** A period: `start` is its first day, `end` the first day after it. */
export interface Period {
  readonly grain: Grain
  readonly start: Day
  readonly end: Day
}
