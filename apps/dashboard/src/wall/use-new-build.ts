import { useEffect, useState } from 'react'
import { useLineState } from '../data/use-live.ts'
import { useTick } from '../data/use-tick.tsx'
import type { AtStop } from './stops.ts'

/**
 * The page's scripts belong to the build it was loaded from. When the server has moved on, this is told at the next
 * edge of the rotation, at once where there is none, and never while the line is down or an alert is shown: the page
 * after it would not know of the alert.
 */
export function useNewBuild({ count, began, held }: AtStop, onNewBuild: () => void): void {
  const { build, ownBuild } = useLineState()
  const isLive = useTick(({ link }) => link === 'live')
  const [noticedAt, setNoticedAt] = useState<number | null>(null)
  const isNew = build !== ownBuild
  if (isNew && noticedAt === null) setNoticedAt(began)
  const isEdge = count === 1 || (noticedAt !== null && began !== noticedAt)
  const isTime = isNew && isEdge && !held
  useEffect(() => {
    if (isTime && isLive) onNewBuild()
  }, [isTime, isLive, onNewBuild])
}
