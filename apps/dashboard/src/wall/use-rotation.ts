import type { Instant } from '@ioc/metrics'
import { useMemo } from 'react'
import { useTick } from '../data/use-tick.tsx'
import type { Plan } from './plan.ts'
import { type AtStop, stopAt } from './stops.ts'

/** Where the rotation stands now; drawn again only when it moves on. */
export function useRotation(plan: Plan, heldUntil: Instant | null): AtStop {
  const began = useTick(({ now }) => stopAt(plan, now ?? 0, heldUntil).began)
  // The stop that goes on after an alert began before the alert was over.
  const held = useTick(({ now }) => stopAt(plan, now ?? 0, heldUntil).held)
  return useMemo(() => stopAt(plan, began, held ? heldUntil : null), [plan, began, held, heldUntil])
}
