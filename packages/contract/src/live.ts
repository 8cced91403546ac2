import type { Cell, Snapshot } from '@ioc/metrics'
import type { ScreenReport } from './screen.ts'

/** Socket.IO namespace of everything live. */
export const LIVE_NAMESPACE = '/live'

/**
 * A snapshot on the wire, the same object over HTTP and the socket. `epoch` names the server's run and
 * `seq` counts what was sent to the scope's room in it: a gap or another epoch asks for a fresh one.
 * `acceptedSeq` is the last batch of readings the cells know of.
 */
export interface LiveSnapshot extends Snapshot {
  readonly epoch: string
  readonly seq: number
  readonly acceptedSeq: number
}

/** What changed in a scope between `prev` and `seq`: whole cells, to be put in place of the old. */
export interface Delta {
  readonly epoch: string
  readonly scope: string
  readonly prev: number
  readonly seq: number
  readonly acceptedSeq: number
  readonly asOf: number
  readonly cells: readonly Cell[]
}

/** Every few seconds, to every socket: the server's clock, its last delta per watched scope, and its build. */
export interface Heartbeat {
  readonly now: number
  readonly epoch: string
  readonly seq: Readonly<Record<string, number>>
  readonly build: string
}

/** What a screen holds of a scope already; the answer to `watch` then sends it only where it is not the newest. */
export interface HeldSeq {
  readonly epoch: string
  readonly seq: number
}

/**
 * The snapshot after a delta. Pure, and the one rule that server tests and every screen share.
 * A delta already applied (a repeat) changes nothing. `'gap'` means: something in between was not seen,
 * the server began anew, or a cell is not of this scope; ask for a fresh snapshot.
 */
export function applyDelta(snapshot: LiveSnapshot, delta: Delta): LiveSnapshot | 'gap' {
  if (delta.epoch !== snapshot.epoch || delta.scope !== snapshot.scope) return 'gap'
  if (delta.seq <= snapshot.seq) return snapshot
  if (delta.prev !== snapshot.seq) return 'gap'
  const changed = new Map(delta.cells.map((cell) => [cellKey(cell), cell]))
  let placed = 0
  const cells = snapshot.cells.map((cell) => {
    const next = changed.get(cellKey(cell))
    if (next !== undefined) placed += 1
    return next ?? cell
  })
  if (placed !== changed.size) return 'gap'
  const { seq, acceptedSeq, asOf } = delta
  return { ...snapshot, seq, acceptedSeq, asOf, knownAt: asOf, cells }
}

/** What names a cell within a scope. */
export function cellKey(cell: Pick<Cell, 'indicator' | 'unit'>): string {
  return `${cell.indicator} ${cell.unit}`
}

export interface ServerEvents {
  snapshot: (snapshot: LiveSnapshot) => void
  delta: (delta: Delta) => void
  /** Something other than cells changed and should be fetched again: `catalogue`, `screen`, … */
  changed: (change: { readonly thing: string }) => void
  heartbeat: (beat: Heartbeat) => void
}

export interface ClientEvents {
  watch: (request: { scope: string; held?: HeldSeq | null }, done?: (error: string | null) => void) => void
  unwatch: (request: { scope: string }) => void
  /** What a screen last painted and how it does, every ten seconds; null once the page shows no wall any more. */
  painted: (report: ScreenReport | null) => void
}
