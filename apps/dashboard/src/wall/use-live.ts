import type { LiveSnapshot } from '@ioc/contract'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useEffect, useState, useSyncExternalStore } from 'react'
import { createLive } from '../data/live.ts'
import { type Source, snapshotKey } from '../data/queries.ts'
import { openSocket } from '../data/socket.ts'

/** The live snapshot of a scope, and the means to cut its link. */
export interface LiveScope {
  readonly snapshot: LiveSnapshot | undefined
  /** How often the first load has failed so far. */
  readonly tries: number
  readonly failed: Error | null
  readonly cut: boolean
  readonly build: string | null
  readonly toggleLink: () => void
}

const afterPaint = (work: () => void) => void requestAnimationFrame(() => requestAnimationFrame(work))

/** Watches one scope for as long as the component is there; for another scope, give the component another key. */
export function useLive(source: Source, scope: string): LiveScope {
  const cache = useQueryClient()
  const [live] = useState(() => createLive({ scope, source, cache, socket: openSocket(), afterPaint }))
  useEffect(() => {
    live.open()
    return live.close
  }, [live])
  const query = useQuery({ queryKey: snapshotKey(scope), queryFn: ({ signal }) => live.fresh(signal) })
  const cut = useSyncExternalStore(live.subscribe, live.isCut)
  const build = useSyncExternalStore(live.subscribe, live.build)
  return {
    snapshot: query.data,
    tries: query.failureCount,
    failed: query.failureReason,
    cut,
    build,
    toggleLink: cut ? live.restore : live.cut,
  }
}
