import type { ScreenReport, ScreenState } from '@ioc/contract'
import type { Instant } from '@ioc/metrics'

/** A screen reports every ten seconds; two reports may be lost before it counts as frozen. */
const SILENT_MS = 30_000
/** A wall's clock paints every second: one that has not for this long shows an old picture. */
const UNPAINTED_MS = 30_000
/** Deltas are painted within a second; this long allows for a repair over a slow line. */
const BEHIND_MS = 30_000

/** What the server knows of a screen. */
export interface Sighting {
  readonly connected: boolean
  readonly heardAt: Instant
  readonly report: ScreenReport
  /** Since when the scope has had deltas that the screen has not painted; null while it has painted all. */
  readonly behindSince: Instant | null
}

/** How a screen does, from what was last heard of it. */
export function screenState(sighting: Sighting | undefined, now: Instant): ScreenState {
  if (!sighting) return 'never'
  if (!sighting.connected) return 'away'
  const { heardAt, report, behindSince } = sighting
  if (now - heardAt > SILENT_MS) return 'frozen'
  // Judged against when it was said: a report on its way is not a screen that stands still.
  if (report.paintedAt !== null && heardAt - report.paintedAt > UNPAINTED_MS) return 'frozen'
  return behindSince !== null && now - behindSince > BEHIND_MS ? 'behind' : 'live'
}
