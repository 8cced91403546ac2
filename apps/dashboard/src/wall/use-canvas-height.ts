import { useSyncExternalStore } from 'react'
import { onResize } from './on-resize.ts'

const remNow = () => Number.parseFloat(getComputedStyle(document.documentElement).fontSize)

/** How high the display is in rem, as its letters are now: for lists that show what fits. */
export function useCanvasHeight(): number {
  // To the half, so that a hair's difference draws nothing anew.
  return useSyncExternalStore(onResize, () => Math.floor((innerHeight / remNow()) * 2) / 2)
}
