import { type Day, type Instant, startOfDay } from './period.ts'
import type { Status } from './snapshot.ts'

/** When a present state of affairs began. */
export interface Since {
  /** Null where there is none, or no day is known for it. */
  readonly since: Instant | null
  /** It reaches back to where nothing earlier is known: it began then or earlier. */
  readonly sinceOrEarlier: boolean
}

const isUnknown = (status: Status | null | undefined) => status === null || status === 'no-data'

/**
 * When the present status began: the first day of its unbroken run at the end of `statuses` (one per
 * day, today last); when that is today, the newest reading of today, which brought it about. It began then or
 * earlier where no day before is known to have been otherwise; one that holds from today on began today.
 */
export function sinceOf(
  statuses: readonly (Status | null)[],
  today: Day,
  newest: Instant | null,
  utcOffsetMinutes: number,
): Since {
  const present = statuses.at(-1) ?? null
  if (present === null) return { since: null, sinceOrEarlier: false }
  let run = 1
  while (run < statuses.length && statuses.at(-1 - run) === present) run++
  const began = startOfDay(today - run + 1, utcOffsetMinutes)
  const before = statuses.slice(0, statuses.length - run)
  const sinceOrEarlier = run > 1 && before.every((status) => isUnknown(status) && status !== present)
  return { since: run === 1 && newest !== null ? Math.max(began, newest) : began, sinceOrEarlier }
}
