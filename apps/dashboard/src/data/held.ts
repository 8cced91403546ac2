import { applyDelta, type Delta, type LiveSnapshot } from '@ioc/contract'

/** Deltas kept while a snapshot is on its way; more than this and the snapshot after it is asked for instead. */
export const WAITING_AT_MOST = 64

/** What a screen holds of one scope: the snapshot, and what came while a fresh one was being fetched. */
export interface Held {
  readonly snapshot: LiveSnapshot | null
  readonly waiting: readonly Delta[]
  /** True: what is held has a hole, and only a fresh snapshot mends it. */
  readonly torn: boolean
}

export const NOTHING_HELD: Held = { snapshot: null, waiting: [], torn: true }

/** After a delta: applied when it follows on, kept for later when there is a hole. */
export function heldAfterDelta(held: Held, delta: Delta): Held {
  if (held.snapshot === null || held.torn) return kept(held, delta)
  const next = applyDelta(held.snapshot, delta)
  return next === 'gap' ? kept({ ...held, torn: true }, delta) : { ...held, snapshot: next }
}

/** After a fresh snapshot: whatever waited and follows on is applied; a snapshot older than ours changes nothing. */
export function heldAfterSnapshot(held: Held, fresh: LiveSnapshot): Held {
  const ours = held.snapshot
  const older = ours !== null && ours.epoch === fresh.epoch && ours.scope === fresh.scope && fresh.seq < ours.seq
  let snapshot = older ? ours : fresh
  for (const delta of held.waiting) {
    if (delta.epoch !== snapshot.epoch || delta.scope !== snapshot.scope) continue
    const next = applyDelta(snapshot, delta)
    if (next === 'gap') return { snapshot, waiting: [], torn: true }
    snapshot = next
  }
  return { snapshot, waiting: [], torn: false }
}

/** True when a heartbeat tells of deltas, or of a server, that we have not seen. */
export function isBehind(held: Held, epoch: string, seq: number | undefined): boolean {
  if (held.snapshot === null) return true
  return held.snapshot.epoch !== epoch || (seq !== undefined && seq > held.snapshot.seq)
}

function kept(held: Held, delta: Delta): Held {
  const waiting = [...held.waiting, delta].slice(-WAITING_AT_MOST)
  return { ...held, waiting }
}
