import type { Instant } from '@ioc/metrics'
import { useMemo } from 'react'
import { useAddressAhead } from '../../ui/address-ahead.ts'
import { type Asked, askedOf, type Change, changed, type ShownGrain } from './asked.ts'

/** What the address asks for, and the way to ask for something else: it is all in the address. */
export function useAsked(
  now: Instant,
  utcOffsetMinutes: number,
  usual: ShownGrain,
): { readonly asked: Asked; readonly change: (change: Change) => void } {
  const [wanted, want] = useAddressAhead()
  const asked = useMemo(() => askedOf(wanted, now, utcOffsetMinutes, usual), [wanted, now, utcOffsetMinutes, usual])
  return { asked, change: (change) => want(changed(wanted, change)) }
}
