import type { Delta } from '@ioc/contract'
import { encodeFrame, type Frame } from './frame.ts'

/** Of each scope. At most ten come a second, mostly one. */
const KEPT = 32

/** A delta, and the frame that all who are sent it share: encoded for the first of them. */
export interface RecentDelta {
  readonly prev: number
  readonly seq: number
  readonly frame: () => Frame
}

/** The newest deltas of every scope, watched or not. */
export interface RecentDeltas {
  add(delta: Delta): RecentDelta
  /** All that lead from one to the other, in their order; null where some are no longer kept. */
  between(scope: string, from: number, to: number): readonly RecentDelta[] | null
  /** What is kept leads to no snapshot of the scope any more. */
  forget(scope: string): void
}

/** Whoever was away for a moment is sent what it missed: a hundredth of a snapshot. */
export function createRecentDeltas(): RecentDeltas {
  const kept = new Map<string, RecentDelta[]>()
  return {
    add(delta) {
      const recent = withFrame(delta)
      const deltas = kept.get(delta.scope)
      if (!deltas) kept.set(delta.scope, [recent])
      else if (deltas.push(recent) > KEPT) deltas.shift()
      return recent
    },
    between(scope, from, to) {
      const deltas = kept.get(scope) ?? []
      const missed = deltas.slice(deltas.findIndex(({ prev }) => prev === from))
      return missed[0]?.prev === from && missed.at(-1)?.seq === to ? missed : null
    },
    forget: (scope) => void kept.delete(scope),
  }
}

function withFrame(delta: Delta): RecentDelta {
  let frame: Frame | undefined
  return { prev: delta.prev, seq: delta.seq, frame: () => (frame ??= encodeFrame('delta', JSON.stringify(delta))) }
}
