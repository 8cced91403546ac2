import { type Catalogue, dayOf, endOfDay, type Instant } from '@ioc/metrics'
import type { Archive } from './archive.ts'

/** Answers after which code that is run often is compiled. */
const DAYS = 6

/**
 * Asks how a scope stood at the end of each of the last days: the process of the past then runs before anyone asks, with
 * its code compiled, which takes ten times what an answer takes. Rejects when the signal is aborted or it cannot run.
 */
export async function warmPast(deps: {
  readonly archive: Pick<Archive, 'snapshot'>
  readonly catalogue: Pick<Catalogue, 'utcOffsetMinutes'>
  readonly scope: string
  readonly now: () => Instant
  readonly signal: AbortSignal
}): Promise<void> {
  const { archive, catalogue, scope, now, signal } = deps
  const { utcOffsetMinutes } = catalogue
  const today = dayOf(now(), utcOffsetMinutes)
  for (let day = today - DAYS; day < today; day++)
    await archive.snapshot(scope, { asOf: endOfDay(day, utcOffsetMinutes) }, { asker: 'warming', signal })
}
