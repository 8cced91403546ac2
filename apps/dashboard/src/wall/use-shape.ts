import { useSyncExternalStore } from 'react'
import { onResize } from './on-resize.ts'

/** How a display is laid out: across a wall, upright, or in the hand; as the variants of `base.css` have it. */
export type Shape = 'wide' | 'tall' | 'hand'

const WIDE = '(min-width: 1100px) and (min-height: 560px) and (min-aspect-ratio: 4 / 3)'
const TALL = '(min-width: 900px) and (max-aspect-ratio: 4 / 5)'

function shapeNow(): Shape {
  if (matchMedia(WIDE).matches) return 'wide'
  return matchMedia(TALL).matches ? 'tall' : 'hand'
}

/** The display's shape, for what cannot be laid out by style alone. */
export function useShape(): Shape {
  return useSyncExternalStore(onResize, shapeNow)
}
