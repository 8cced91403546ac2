import { type Day, type Instant, startOfDay } from './period.ts'
import type { Status } from './snapshot.ts'

/** When a present state of affairs began. */
export interface Since {
  /** Null where there is none, or no day is known for it. */
  readonly since: Instant | null
  /** It reaches back to where nothing earlier is known: it began then or earlier. */
  readonly sinceOrEarlier: boolean
}

const isUnknown = (status: Status | null) => status === null || status === 'no-data'

/**
 * When the present status began: the first day of its unbroken run up to today; when that is today, the newest reading
 * of today, which brought it about. It began then or earlier where no day before is known to have been otherwise; one
 * that holds from today on began today. `statusAgo`: how it stood some days ago, asked about `past` days at most and
 * no further than the answer hangs on.
 */
export function sinceOf(
  statusAgo: (days: number) => Status | null,
  past: number,
  today: Day,
  newest: Instant | null,
  utcOffsetMinutes: number,
): Since {
  const present = statusAgo(0)
  if (present === null) return { since: null, sinceOrEarlier: false }
  let run = 1
  while (run <= past && statusAgo(run) === present) run++
  const began = startOfDay(today - run + 1, utcOffsetMinutes)
  if (run === 1) return { since: newest === null ? began : Math.max(began, newest), sinceOrEarlier: false }
  let before = run
  while (before <= past && isUnknown(statusAgo(before)) && statusAgo(before) !== present) before++
  return { since: began, sinceOrEarlier: before > past }
}
