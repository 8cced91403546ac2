import { type Day, type Instant, startOfDay } from './period.ts'
import type { Status } from './snapshot.ts'

/**
 * When the present status began: the first day of its unbroken run at the end of `statuses` (one per
 * day, today last); when that is today, the newest reading of today, which brought it about.
 */
export function sinceOf(
  statuses: readonly (Status | null)[],
  today: Day,
  newest: Instant | null,
  utcOffsetMinutes: number,
): Instant | null {
  const present = statuses.at(-1) ?? null
  if (present === null) return null
  let run = 1
  while (run < statuses.length && statuses.at(-1 - run) === present) run++
  const began = startOfDay(today - run + 1, utcOffsetMinutes)
  return run === 1 && newest !== null ? Math.max(began, newest) : began
}
