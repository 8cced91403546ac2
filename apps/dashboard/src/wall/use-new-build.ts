import { useEffect, useState } from 'react'
import { useTick } from '../data/use-tick.tsx'

/**
 * The page's scripts belong to the build it was loaded from. When the server has moved on, this is told at the next
 * edge of the rotation (`edge` changes), at once where there is none (null), and never while the line is down.
 */
export function useNewBuild(build: string | null, edge: number | null, onNewBuild: () => void) {
  const isLive = useTick(({ link }) => link === 'live')
  const [first, setFirst] = useState<string | null>(null)
  const [noticedAt, setNoticedAt] = useState<number | null>(null)
  if (first === null && build !== null) setFirst(build)
  const isNew = first !== null && build !== null && build !== first
  if (isNew && edge !== null && noticedAt === null) setNoticedAt(edge)
  const isTime = isNew && (edge === null || (noticedAt !== null && edge !== noticedAt))
  useEffect(() => {
    if (isTime && isLive) onNewBuild()
  }, [isTime, isLive, onNewBuild])
}
