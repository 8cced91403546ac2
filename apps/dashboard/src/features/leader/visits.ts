import type { Instant } from '@ioc/metrics'

/** A moment at which somebody saw the page, and the last batch of readings it knew of then. */
export interface Visit {
  readonly at: Instant
  readonly knownSeq: number
}

/** What a reader has seen of a scope. */
export interface Visits {
  /** What the changes are told since; null on the first visit. */
  readonly since: Visit | null
  /** When the page was last looked at. */
  readonly last: Visit | null
  /** What `since` was before it was marked as seen; null where there is nothing to undo. */
  readonly before: Visit | null
}

export const NEVER: Visits = { since: null, last: null, before: null }

/** Who comes back sooner has not been away. */
const SAME_VISIT = 10 * 60_000

/** The page is looked at: after ten minutes and more away a new visit begins, and the last one is what it is told since. */
export function opened(visits: Visits, now: Visit): Visits {
  const { last } = visits
  if (last === null || now.at - last.at < SAME_VISIT) return { ...visits, last: now }
  return { since: last, last: now, before: null }
}

/** The page is put away: what was on it has been seen up to here. */
export function left(visits: Visits, now: Visit): Visits {
  return visits.last === null ? visits : { ...visits, last: now }
}

/** The changes have been read: from here on they are told anew. */
export function marked(visits: Visits, now: Visit): Visits {
  return { since: now, last: now, before: visits.since }
}

/** Undoes the mark. */
export function unmarked(visits: Visits): Visits {
  return visits.before === null ? visits : { ...visits, since: visits.before, before: null }
}

const isVisit = (found: unknown): found is Visit =>
  typeof found === 'object' &&
  found !== null &&
  'at' in found &&
  'knownSeq' in found &&
  Number.isSafeInteger(found.at) &&
  Number.isSafeInteger(found.knownSeq)

/** What was kept as text; whatever cannot be understood counts as never having been here. */
export function visitsOf(kept: string | null): Visits {
  const found = parsed(kept)
  if (typeof found !== 'object' || found === null) return NEVER
  const visit = (name: keyof Visits) => {
    const value: unknown = Object.entries(found).find(([key]) => key === name)?.[1]
    return isVisit(value) ? { at: value.at, knownSeq: value.knownSeq } : null
  }
  return { since: visit('since'), last: visit('last'), before: visit('before') }
}

function parsed(kept: string | null): unknown {
  try {
    return JSON.parse(kept ?? 'null')
  } catch {
    return null
  }
}
