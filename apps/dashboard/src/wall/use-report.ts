import type { LiveSnapshot } from '@ioc/contract'
import { type Catalogue, issuesOf } from '@ioc/metrics'
import { useContext, useEffect, useRef } from 'react'
import { scriptErrors } from '../data/script-errors.ts'
import { useLine } from '../data/use-live.ts'
import { TickerContext } from '../data/use-tick.tsx'

const EVERY = 10_000

/** What is said of a screen beside what the browser itself tells. */
export interface Showing {
  /** The id of its record, or null. */
  readonly screen: string | null
  readonly scene: string
  readonly build: string
}

/** Tells the server every ten seconds what this screen last painted, so that somebody notices when it stops. */
export function useReport(catalogue: Catalogue, showing: Showing, snapshot: LiveSnapshot | undefined): void {
  const line = useLine()
  const ticker = useContext(TickerContext)
  const now = useRef({ showing, snapshot })
  useEffect(() => void (now.current = { showing, snapshot }), [showing, snapshot])
  useEffect(() => {
    if (ticker === null) return undefined
    let paintedAt: number | null = null
    // The clock paints every second. A frame that never comes is a screen that stands still, whatever its scripts do.
    const leave = ticker.subscribe(() => requestAnimationFrame(() => (paintedAt = ticker.read().now)))
    function tell() {
      const { showing: shown, snapshot: held } = now.current
      if (held === undefined) return
      line.report({
        ...shown,
        scope: held.scope,
        seq: line.painted(held.scope) ?? 0,
        paintedAt: paintedAt === null ? null : Math.round(paintedAt),
        memory: usedMemory(),
        errors: scriptErrors.count(),
        width: Math.round(innerWidth * devicePixelRatio),
        height: Math.round(innerHeight * devicePixelRatio),
        exceptions: issuesOf(catalogue, held).length,
      })
    }
    const timer = setInterval(tell, EVERY)
    const first = setTimeout(tell, 1_500)
    return () => {
      leave()
      clearInterval(timer)
      clearTimeout(first)
      // Whoever goes to another page left the wall; it did not freeze.
      line.report(null)
    }
  }, [catalogue, line, ticker])
}

/** Bytes of the page's scripts; only Chromium tells. */
function usedMemory(): number | null {
  const memory: unknown = Reflect.get(performance, 'memory')
  const used: unknown = typeof memory === 'object' && memory !== null ? Reflect.get(memory, 'usedJSHeapSize') : null
  return typeof used === 'number' ? used : null
}
