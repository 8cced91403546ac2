import type { Instant } from '@ioc/metrics'
import { useCallback, useMemo } from 'react'
import { useSearchParams } from 'react-router'
import { type Asked, askedOf, type Change, changed } from './asked.ts'

/** What the address asks for, and the way to ask for something else: it is all in the address. */
export function useAsked(now: Instant, utcOffsetMinutes: number): Asked {
  const [address] = useSearchParams()
  return useMemo(() => askedOf(address, now, utcOffsetMinutes), [address, now, utcOffsetMinutes])
}

/** Changes the address in place: going back leads to the page before, not through every choice. */
export function useChange(): (change: Change) => void {
  const [, setAddress] = useSearchParams()
  return useCallback((change) => setAddress((before) => changed(before, change), { replace: true }), [setAddress])
}
