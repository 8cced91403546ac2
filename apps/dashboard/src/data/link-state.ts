/** How the wall stands to the server. `connecting` until it has been heard for the first time. */
export const LINK_STATES = ['connecting', 'live', 'reconnecting', 'stale', 'not-live'] as const
export type LinkState = (typeof LINK_STATES)[number]

const SECOND = 1_000
/** Silence up to here is nothing to speak of. */
export const QUIET_UNTIL = 10 * SECOND
/** Values dim and carry their age past this. */
export const STALE_AFTER = 60 * SECOND
/** A full-width band says since when past this. */
export const NOT_LIVE_AFTER = 300 * SECOND

/** The link as WALL has it: nothing to 10 s, a quiet word to 60 s, dimmed to 5 min, then not live. */
export function linkState(silence: number, everHeard: boolean): LinkState {
  if (!everHeard) return 'connecting'
  if (silence > NOT_LIVE_AFTER) return 'not-live'
  if (silence > STALE_AFTER) return 'stale'
  return silence > QUIET_UNTIL ? 'reconnecting' : 'live'
}
