import type { LiveSnapshot } from '@ioc/contract'
import { useQuery } from '@tanstack/react-query'
import { createContext, useContext, useEffect, useSyncExternalStore } from 'react'
import type { Line } from './line.ts'
import { snapshotKey } from './queries.ts'

const LineContext = createContext<Line | null>(null)

/** The page's one line to its server, for everything below. */
export const LineProvider = LineContext

export function useLine(): Line {
  const line = useContext(LineContext)
  if (line === null) throw new Error('useLine needs a LineProvider above it')
  return line
}

/** The live snapshot of a scope. */
export interface LiveScope {
  readonly snapshot: LiveSnapshot | undefined
  /** How often the first load has failed so far. */
  readonly tries: number
  readonly failed: Error | null
}

/** Watches a scope for as long as the component is there. */
export function useLive(scope: string): LiveScope {
  const line = useLine()
  // First what HTTP brings: who watches before that is sent the whole snapshot over the socket as well.
  const query = useQuery({ queryKey: snapshotKey(scope), queryFn: ({ signal }) => line.fresh(scope, signal) })
  useEffect(() => line.watch(scope), [line, scope])
  return { snapshot: query.data, tries: query.failureCount, failed: query.failureReason }
}

/** How the line stands by hand, the build the server last named, and the one this page's scripts are of. */
export function useLineState(): {
  readonly cut: boolean
  readonly build: string | null
  readonly ownBuild: string | null
  readonly toggle: () => void
} {
  const line = useLine()
  const cut = useSyncExternalStore(line.subscribe, line.isCut)
  const build = useSyncExternalStore(line.subscribe, line.build)
  const ownBuild = useSyncExternalStore(line.subscribe, line.ownBuild)
  return { cut, build, ownBuild, toggle: cut ? line.restore : line.cut }
}
