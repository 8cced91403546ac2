import { cellKey, type LiveSnapshot } from '@ioc/contract'
import type { Instant } from '@ioc/metrics'

/** One that goes to and fro about its target is told of once in this time. */
const AGAIN_AFTER = 3_600_000

/** What rang lately, and until when the wall is held by it. */
export interface Alerts {
  readonly heldUntil: Instant | null
  /** When each indicator rang last, by its cell. */
  readonly rung: ReadonlyMap<string, Instant>
}

export const NO_ALERT: Alerts = { heldUntil: null, rung: new Map() }

/**
 * After a snapshot that follows another: held anew when an indicator of the wall's own unit that was known and better
 * is off target now. The units below it do not ring: of hundreds of their numbers some fall at any hour.
 */
export function alertsAfter(
  { heldUntil, rung }: Alerts,
  before: LiveSnapshot,
  after: LiveSnapshot,
  holdSeconds: number,
): Alerts {
  const now = after.asOf
  const fresh = fallen(before, after).filter((key) => now - (rung.get(key) ?? Number.NEGATIVE_INFINITY) >= AGAIN_AFTER)
  if (holdSeconds === 0 || fresh.length === 0) return { heldUntil, rung }
  return {
    heldUntil: now + holdSeconds * 1_000,
    rung: new Map([...rung, ...fresh.map((key) => [key, now] as const)]),
  }
}

function fallen(before: LiveSnapshot, after: LiveSnapshot): string[] {
  if (before.scope !== after.scope) return []
  const off = after.cells.filter(({ unit, status }) => unit === after.scope && status === 'off-target').map(cellKey)
  if (off.length === 0) return []
  const was = new Map(before.cells.map((cell) => [cellKey(cell), cell.status]))
  return off.filter((key) => was.get(key) === 'on-target' || was.get(key) === 'watch')
}
