import { useQueryClient } from '@tanstack/react-query'
import { useSyncExternalStore } from 'react'
import { snapshotKey } from '../../data/queries.ts'
import { useTick } from '../../data/use-tick.tsx'
import { type Standing, standingOf } from './standing.ts'

const MINUTE = 60_000

function subscribe(listener: () => void): () => void {
  globalThis.addEventListener('online', listener)
  globalThis.addEventListener('offline', listener)
  return () => {
    globalThis.removeEventListener('online', listener)
    globalThis.removeEventListener('offline', listener)
  }
}

/** How a scope's numbers on this page stand, by the second while that matters; the age is told by the minute. */
export function useStanding(scope: string): Standing {
  const cache = useQueryClient()
  const online = useSyncExternalStore(subscribe, () => navigator.onLine)
  const told = useTick(({ link, silence }) => {
    const updatedAt = cache.getQueryState(snapshotKey(scope))?.dataUpdatedAt ?? 0
    const standing = standingOf({ link, silence, online, keptAge: Math.max(0, Date.now() - updatedAt) })
    return standing.kind === 'live' ? 'live' : `${standing.kind} ${Math.floor(standing.age / MINUTE)}`
  })
  const [kind, minutes] = told.split(' ')
  if (kind === 'connecting' || kind === 'offline') return { kind, age: Number(minutes) * MINUTE }
  return { kind: 'live' }
}
