import type { Delta, HeldSeq } from '@ioc/contract'
import { encodeFrame, type Frame } from './frame.ts'
import { createRecentDeltas } from './recent-deltas.ts'
import type { Watcher } from './watcher.ts'

/** Scopes one client may watch at once: one screen shows one, an operator's desk a few. */
const MAX_SCOPES = 16

/** The newest snapshot of a scope, encoded as HTTP sends it. */
export interface LatestSnapshot {
  readonly seq: number
  json(): string
}

/** Where rooms get their snapshots; undefined for what is no unit's code. */
export type LatestOf = (scope: string) => LatestSnapshot | undefined

/** Who watches what. Rooms are scopes, opened only for units the server knows. */
export interface Rooms {
  /**
   * Answers null, or why not. The snapshot is sent; to a client that says what it holds only what it missed since,
   * where that is known.
   */
  watch(watcher: Watcher, scope: string, held?: HeldSeq | null): string | null
  unwatch(watcher: Watcher, scope: string): string | null
  leave(watcher: Watcher): void
  /** One encoding, whatever the number of clients. */
  readonly publish: (delta: Delta) => void
  /** Sends the whole snapshot to a room again: its cells are others than before. */
  readonly renew: (scope: string) => void
  /** Gives fresh snapshots to clients that fell behind and read again. */
  recover(now: number): void
  /** The last delta of each of these scopes. */
  seqs(scopes: Iterable<string>): Record<string, number>
}

export function createRooms(latestOf: LatestOf, epoch: string): Rooms {
  const members = new Map<string, Set<Watcher>>()
  const frames = new Map<string, { readonly seq: number; readonly frame: Frame }>()
  const recent = createRecentDeltas()

  /** All who ask for a snapshot between two deltas share one encoding. */
  function snapshotOf(scope: string): Frame | undefined {
    const latest = latestOf(scope)
    if (!latest) return undefined
    const kept = frames.get(scope)
    if (kept?.seq === latest.seq) return kept.frame
    const frame = encodeFrame('snapshot', latest.json())
    frames.set(scope, { seq: latest.seq, frame })
    return frame
  }

  function unwatch(watcher: Watcher, scope: string): null {
    watcher.forget(scope)
    const room = members.get(scope)
    room?.delete(watcher)
    if (room?.size === 0) {
      members.delete(scope)
      frames.delete(scope)
    }
    return null
  }

  return {
    watch(watcher, scope, held) {
      if (!watcher.scopes.has(scope) && watcher.scopes.size >= MAX_SCOPES) return 'too-many-scopes'
      const latest = latestOf(scope)
      if (!latest) return 'unknown-scope'
      watcher.scopes.add(scope)
      const room = members.get(scope)
      if (room) room.add(watcher)
      else members.set(scope, new Set([watcher]))
      if (held?.epoch === epoch && held.seq === latest.seq) return null
      const missed = held?.epoch === epoch ? recent.between(scope, held.seq, latest.seq) : null
      if (missed) {
        for (const { frame } of missed) watcher.send(scope, frame())
        return null
      }
      const frame = snapshotOf(scope)
      if (frame) watcher.send(scope, frame)
      return null
    },
    unwatch,
    leave(watcher) {
      for (const scope of watcher.scopes) unwatch(watcher, scope)
    },
    publish(delta) {
      const { frame } = recent.add(delta)
      for (const watcher of members.get(delta.scope) ?? []) watcher.send(delta.scope, frame())
    },
    renew(scope) {
      recent.forget(scope)
      const frame = members.has(scope) ? snapshotOf(scope) : undefined
      if (frame) for (const watcher of members.get(scope) ?? []) watcher.send(scope, frame)
    },
    recover(now) {
      for (const room of members.values()) {
        for (const watcher of room) if (watcher.behind.size > 0) watcher.recover(snapshotOf, now)
      }
    },
    seqs(scopes) {
      const seqs: Record<string, number> = {}
      for (const scope of scopes) seqs[scope] = latestOf(scope)?.seq ?? 0
      return seqs
    },
  }
}
