import type { Shape } from '../../use-shape.ts'

/** What stands around the lists, in rem: head, band, edges and the names of the cards. */
const AROUND = { wide: 18, tall: 24 } as const
/** An entry of two lines, every third of three, in rem. */
const ENTRY = 5.3
/** In the hand the page scrolls; a list that never ends is still no list. */
const IN_HAND = 20

/** How many entries one of the two lists has room for on a canvas so many rem high; upright they share it. */
export function placesIn(shape: Shape, high: number): number {
  if (shape === 'hand') return IN_HAND
  const lists = shape === 'tall' ? 2 : 1
  return Math.max(1, Math.floor((high - AROUND[shape]) / lists / ENTRY))
}
