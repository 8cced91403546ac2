import type { Instant } from '@ioc/metrics'

/** What one key may send, sustained; for a while ten times as much when it was quiet before. */
export interface SourceLimits {
  readonly requestsPerSecond: number
  readonly rowsPerSecond: number
}

/** More than this machine takes from one source, so that only a runaway source meets it. */
export const SOURCE_LIMITS: SourceLimits = { requestsPerSecond: 50_000, rowsPerSecond: 1_000_000 }

/** Seconds' worth that may be saved up. */
const BURST = 10

interface Bucket {
  requests: number
  rows: number
  at: Instant
}

/**
 * A token bucket per key, of requests and of rows. How many rows an upload holds is known after it was
 * read, so rows are paid behind: whoever owes waits.
 */
export function createSourceLimit(limits: SourceLimits, now: () => Instant) {
  const buckets = new Map<string, Bucket>()

  function filled(key: string): Bucket {
    const at = now()
    let bucket = buckets.get(key)
    if (!bucket)
      buckets.set(
        key,
        (bucket = { requests: BURST * limits.requestsPerSecond, rows: BURST * limits.rowsPerSecond, at }),
      )
    const seconds = Math.max(0, at - bucket.at) / 1000
    bucket.requests = Math.min(BURST * limits.requestsPerSecond, bucket.requests + seconds * limits.requestsPerSecond)
    bucket.rows = Math.min(BURST * limits.rowsPerSecond, bucket.rows + seconds * limits.rowsPerSecond)
    bucket.at = at
    return bucket
  }

  return {
    /** Counts a request: 0 when it may go on, else the whole seconds to wait. */
    admit(key: string): number {
      const bucket = filled(key)
      const wait = Math.max((1 - bucket.requests) / limits.requestsPerSecond, -bucket.rows / limits.rowsPerSecond)
      if (wait > 0) return Math.ceil(wait)
      bucket.requests--
      return 0
    },
    /** Counts the rows that a request turned out to hold. */
    pay(key: string, rows: number): void {
      filled(key).rows -= rows
    },
  }
}
