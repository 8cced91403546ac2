import type { Instant } from '@ioc/metrics'
import { useCallback, useMemo, useRef } from 'react'
import { useSearchParams } from 'react-router'
import { type Asked, askedOf, type Change, changed, type ShownGrain } from './asked.ts'

/** What the address asks for, and the way to ask for something else: it is all in the address. */
export function useAsked(now: Instant, utcOffsetMinutes: number, usual: ShownGrain): Asked {
  const [address] = useSearchParams()
  return useMemo(() => askedOf(address, now, utcOffsetMinutes, usual), [address, now, utcOffsetMinutes, usual])
}

/**
 * Changes the address in place: going back leads to the page before, not through every choice. The router takes its
 * time over an address, so a choice builds on the one before it, whether or not that has arrived.
 */
export function useChange(): (change: Change) => void {
  const [address, setAddress] = useSearchParams()
  const ahead = useRef({ seen: address, wanted: address })
  return useCallback(
    (change) => {
      const { seen, wanted } = ahead.current
      const next = changed(seen === address ? wanted : address, change)
      ahead.current = { seen: address, wanted: next }
      setAddress(next, { replace: true })
    },
    [address, setAddress],
  )
}
