import type { Cell, Snapshot } from '@ioc/metrics'

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

/** What a screen says it last painted. */
export interface Painted {
  readonly scope: string
  readonly seq: number
  readonly build: string
}

export interface ServerEvents {
  snapshot: (snapshot: LiveSnapshot) => void
  delta: (delta: Delta) => void
  /** Something other than cells changed and should be fetched again: `catalogue`, `screen`, … */
  changed: (change: { readonly thing: string }) => void
  heartbeat: (beat: Heartbeat) => void
}

export interface ClientEvents {
  watch: (request: { scope: string }, done?: (error: string | null) => void) => void
  unwatch: (request: { scope: string }) => void
  painted: (report: Painted) => void
}
