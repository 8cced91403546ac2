import type { LiveSnapshot } from '@ioc/contract'
import type { Instant } from '@ioc/metrics'
import { useState } from 'react'
import { isAlert } from './alert.ts'

/** Until when an off-target alert holds the rotation; null while none does. Each new alert holds it anew. */
export function useAlert(snapshot: LiveSnapshot | undefined, holdSeconds: number): Instant | null {
  const [seen, setSeen] = useState<{ snapshot: LiveSnapshot | undefined; heldUntil: Instant | null }>({
    snapshot,
    heldUntil: null,
  })
  if (snapshot !== seen.snapshot) {
    const rings = holdSeconds > 0 && seen.snapshot && snapshot && isAlert(seen.snapshot, snapshot)
    setSeen({ snapshot, heldUntil: rings ? snapshot.asOf + holdSeconds * 1_000 : seen.heldUntil })
  }
  // A record that no longer asks to be held lets go at once.
  return holdSeconds > 0 ? seen.heldUntil : null
}
