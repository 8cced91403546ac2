import type { Delta, Heartbeat, HeldSeq, LiveSnapshot } from '@ioc/contract'
import type { QueryClient } from '@tanstack/react-query'
import { type Held, heldAfterDelta, heldAfterSnapshot, isBehind, NOTHING_HELD } from './held.ts'
import { HttpFailure } from './http.ts'
import { createPacer } from './pacer.ts'
import { fetchSnapshot, type Source, snapshotKey } from './queries.ts'

/** One paint a second is what a wall needs and what an old laptop can do. */
const PAINT_EVERY = 1_000

/** Keeps the cache's snapshot of one scope as new as the server's, from whatever it is told. */
export interface Keeper {
  readonly onSnapshot: (snapshot: LiveSnapshot) => void
  readonly onDelta: (delta: Delta) => void
  readonly onHeartbeat: (beat: Heartbeat) => void
  /** A fresh snapshot through HTTP, joined with what came meanwhile: what the query of the scope runs. */
  readonly fresh: (signal?: AbortSignal) => Promise<LiveSnapshot>
  /** What is held whole; null where nothing is, or a hole is known of. */
  readonly heldSeq: () => HeldSeq | null
  /** Asks for a fresh snapshot, unless one is being fetched already. */
  readonly mend: () => void
  readonly close: () => void
}

export interface KeeperDeps {
  readonly scope: string
  readonly source: Source
  readonly cache: QueryClient
  /** True while nothing may be asked of the server. */
  readonly isCut: () => boolean
  /** Told what goes into the cache: what was fetched, and at most once a second what was heard. */
  readonly onPaint: (seq: number) => void
}

export function createKeeper({ scope, source, cache, isCut, onPaint }: KeeperDeps): Keeper {
  const key = snapshotKey(scope)
  let held: Held = NOTHING_HELD

  const pacer = createPacer(() => {
    if (held.snapshot === null) return
    cache.setQueryData(key, held.snapshot)
    onPaint(held.snapshot.seq)
  }, PAINT_EVERY)

  async function fresh(signal?: AbortSignal): Promise<LiveSnapshot> {
    if (isCut()) throw new HttpFailure('cut by hand', null)
    held = heldAfterSnapshot(held, await fetchSnapshot(source, scope, signal))
    if (held.snapshot === null) throw new HttpFailure('no snapshot', null)
    onPaint(held.snapshot.seq)
    return held.snapshot
  }

  function mend() {
    if (isCut() || cache.isFetching({ queryKey: key }) > 0) return
    cache.fetchQuery({ queryKey: key, queryFn: ({ signal }) => fresh(signal), staleTime: 0 }).catch(() => undefined)
  }

  return {
    fresh,
    mend,
    heldSeq() {
      if (held.snapshot === null || held.torn) return null
      const { epoch, seq } = held.snapshot
      return { epoch, seq }
    },
    onSnapshot(snapshot) {
      if (snapshot.scope !== scope) return
      held = heldAfterSnapshot(held, snapshot)
      pacer.ask()
    },
    onDelta(delta) {
      if (delta.scope !== scope) return
      held = heldAfterDelta(held, delta)
      if (held.torn) mend()
      else pacer.ask()
    },
    onHeartbeat({ epoch, seq }) {
      if (isBehind(held, epoch, seq[scope])) mend()
    },
    close: pacer.close,
  }
}
