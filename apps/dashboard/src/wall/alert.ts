import { cellKey, type LiveSnapshot } from '@ioc/contract'
import { type Catalogue, type Instant, issuesOf } from '@ioc/metrics'

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
 * is listed as off target now. The units below it do not ring: of hundreds of their numbers some fall at any hour.
 */
export function alertsAfter(
  catalogue: Catalogue,
  { heldUntil, rung }: Alerts,
  before: LiveSnapshot,
  after: LiveSnapshot,
  holdSeconds: number,
): Alerts {
  const now = after.asOf
  const fresh = fallen(catalogue, before, after).filter(
    (key) => now - (rung.get(key) ?? Number.NEGATIVE_INFINITY) >= AGAIN_AFTER,
  )
  if (holdSeconds === 0 || fresh.length === 0) return { heldUntil, rung }
  return {
    heldUntil: now + holdSeconds * 1_000,
    rung: new Map([...rung, ...fresh.map((key) => [key, now] as const)]),
  }
}

function fallen(catalogue: Catalogue, before: LiveSnapshot, after: LiveSnapshot): string[] {
  if (before.scope !== after.scope || after.cells.every(({ status }) => status !== 'off-target')) return []
  const off = issuesOf(catalogue, after)
    .filter(({ kind, place }) => kind === 'off-target' && place === 'scope')
    .flatMap(({ cell }) => (cell === null ? [] : cellKey(cell)))
  if (off.length === 0) return []
  const was = new Map(before.cells.map((cell) => [cellKey(cell), cell.status]))
  return off.filter((key) => was.get(key) === 'on-target' || was.get(key) === 'watch')
}
