import type { Instant } from '@ioc/metrics'
import { Cron } from 'croner'
import type { ConnectorState } from './state.ts'

const A_DAY = 86_400_000

/**
 * When a pull is due: at once where there never was one, after its wait where the last failed, else when the
 * schedule, as it is written now, says so after the last run.
 */
export function dueAt(schedule: string, zone: string, { lastRun, failures, nextRun }: ConnectorState): Instant {
  if (lastRun === null) return 0
  return failures > 0 && nextRun !== null ? nextRun : nextAfter(schedule, zone, lastRun)
}

/** The first moment of a schedule after an instant; a day later where it never comes again. */
export function nextAfter(schedule: string, zone: string, instant: Instant): Instant {
  const job = new Cron(schedule, { timezone: zone, paused: true })
  const next = job.nextRun(new Date(instant))
  job.stop()
  return next?.getTime() ?? instant + A_DAY
}
