/** Runs work when asked to: soon where it has not run lately, else once for all who ask within the wait. */
export interface Gatherer {
  ask(): void
  close(): void
}

/** The first asking runs in this turn of the event loop; further ones at most `waitMs` after the last run. */
export function createGatherer(work: () => void, waitMs: number): Gatherer {
  let last = Number.NEGATIVE_INFINITY
  let soon: NodeJS.Immediate | undefined
  let later: NodeJS.Timeout | undefined
  let closed = false

  const run = () => {
    soon = undefined
    later = undefined
    last = performance.now()
    work()
  }

  return {
    ask() {
      if (soon !== undefined || later !== undefined || closed) return
      const wait = last + waitMs - performance.now()
      if (wait <= 0) soon = setImmediate(run)
      else later = setTimeout(run, wait)
    },
    close() {
      closed = true
      clearImmediate(soon)
      clearTimeout(later)
    },
  }
}
