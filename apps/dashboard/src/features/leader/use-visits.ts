import { useCallback, useContext, useEffect, useRef, useState } from 'react'
import { TickerContext } from '../../data/use-tick.tsx'
import { left, marked, opened, unmarked, type Visit, type Visits, visitsOf } from './visits.ts'

const keyOf = (scope: string) => `ioc.visits.${scope}`

function remembered(scope: string): Visits {
  try {
    return visitsOf(localStorage.getItem(keyOf(scope)))
  } catch {
    return visitsOf(null)
  }
}

function remember(scope: string, visits: Visits): void {
  try {
    localStorage.setItem(keyOf(scope), JSON.stringify(visits))
  } catch {
    // Storage can be full or forbidden; then every visit is the first.
  }
}

/** What this reader has seen of a scope. */
export interface Seen {
  readonly visits: Visits
  /** From here on changes are told anew; `undo` takes it back. */
  readonly mark: () => void
  readonly undo: () => void
}

/**
 * Keeps when the page was last looked at. A visit counts once there are live numbers, so that a look at old ones
 * without a network is none. `knownSeq` is null until then.
 */
export function useVisits(scope: string, knownSeq: number | null): Seen {
  const [visits, setVisits] = useState(() => remembered(scope))
  const newest = useRef(visits)
  const ticker = useContext(TickerContext)
  const change = useCallback(
    (next: (visits: Visits, now: Visit) => Visits) => {
      const at = ticker?.read().now ?? null
      if (at === null || knownSeq === null) return
      newest.current = next(newest.current, { at: Math.floor(at), knownSeq })
      remember(scope, newest.current)
      setVisits(newest.current)
    },
    [scope, knownSeq, ticker],
  )
  const isLive = knownSeq !== null
  // Only the beginning of a visit, not every batch that arrives during it.
  // oxlint-disable-next-line react-hooks/exhaustive-deps
  useEffect(() => change(opened), [isLive])
  useEffect(() => {
    const onVisibility = () => change(document.visibilityState === 'visible' ? opened : left)
    document.addEventListener('visibilitychange', onVisibility)
    return () => document.removeEventListener('visibilitychange', onVisibility)
  }, [change])
  return { visits, mark: () => change(marked), undo: () => change(unmarked) }
}
