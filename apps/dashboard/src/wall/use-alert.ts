import type { LiveSnapshot } from '@ioc/contract'
import type { Catalogue, Instant } from '@ioc/metrics'
import { useState } from 'react'
import { type Alerts, alertsAfter, NO_ALERT } from './alert.ts'

/** Until when an off-target alert holds the rotation; null while none does. Each new alert holds it anew. */
export function useAlert(
  catalogue: Catalogue,
  snapshot: LiveSnapshot | undefined,
  holdSeconds: number,
): Instant | null {
  const [seen, setSeen] = useState<{ snapshot: LiveSnapshot | undefined; alerts: Alerts }>({
    snapshot,
    alerts: NO_ALERT,
  })
  if (snapshot !== seen.snapshot) {
    const { snapshot: before, alerts } = seen
    const after = before && snapshot && alertsAfter(catalogue, alerts, before, snapshot, holdSeconds)
    setSeen({ snapshot, alerts: after ?? alerts })
  }
  // A record that no longer asks to be held lets go at once.
  return holdSeconds > 0 ? seen.alerts.heldUntil : null
}
