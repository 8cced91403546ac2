import type { ScreenRecord } from '@ioc/contract'
import { useLayoutEffect, useMemo, useSyncExternalStore } from 'react'
import { type Room, roomOf, type Viewing } from '../widgets/legible.ts'
import { onResize } from './on-resize.ts'

/** The display of a screen with its room; null where nobody has said how large it is and how far the eye. */
export interface Display {
  readonly viewing: Viewing
  readonly room: Room
}

/** The display's room, with the page's letters made as large as the distance asks. */
export function useRoom(screen: ScreenRecord | null): Display | null {
  const width = useSyncExternalStore(onResize, () => innerWidth)
  const height = useSyncExternalStore(onResize, () => innerHeight)
  const display = useMemo(() => {
    if (screen === null) return null
    const viewing = { diagonal: screen.diagonal, distance: screen.distance, width, height }
    return { viewing, room: roomOf(viewing) }
  }, [screen, width, height])
  const scale = display?.room.scale ?? 1
  useLayoutEffect(() => {
    const { style } = document.documentElement
    style.setProperty('--legible', String(scale))
    return () => void style.removeProperty('--legible')
  }, [scale])
  return display
}
