import type { Delta } from '@ioc/contract'

/** Of each scope. At most ten come a second, mostly one. */
const KEPT = 32

/** The newest deltas of every scope, watched or not. */
export interface RecentDeltas {
  add(delta: Delta): void
  /** All that lead from one to the other, in their order; null where some are no longer kept. */
  between(scope: string, from: number, to: number): readonly Delta[] | null
  /** What is kept leads to no snapshot of the scope any more. */
  forget(scope: string): void
}

/** Whoever was away for a moment is sent what it missed: a hundredth of a snapshot. */
export function createRecentDeltas(): RecentDeltas {
  const kept = new Map<string, Delta[]>()
  return {
    add(delta) {
      const deltas = kept.get(delta.scope)
      if (!deltas) kept.set(delta.scope, [delta])
      else if (deltas.push(delta) > KEPT) deltas.shift()
    },
    between(scope, from, to) {
      const deltas = kept.get(scope) ?? []
      const missed = deltas.slice(deltas.findIndex(({ prev }) => prev === from))
      return missed[0]?.prev === from && missed.at(-1)?.seq === to ? missed : null
    },
    forget: (scope) => void kept.delete(scope),
  }
}
