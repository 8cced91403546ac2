import { useVirtualizer } from '@tanstack/react-virtual'
import { type RefObject, useLayoutEffect } from 'react'
import { useRem } from './use-rem.ts'

/** In rem: a row's height, a column's width, and that of a head of rows. */
export const ROW = 3
export const COLUMN = 11
export const HEAD = 14

/** The part of a line of rows or columns that is drawn, with the room of what is before and behind it in pixels. */
export interface Drawn {
  readonly items: readonly number[]
  readonly before: number
  readonly behind: number
}

/** The rows and columns that are in sight of what scrolls. */
export function useWindowOf(
  scroller: RefObject<HTMLElement | null>,
  { rows, columns, heads }: { readonly rows: number; readonly columns: number; readonly heads: number },
): { readonly rows: Drawn; readonly columns: Drawn } {
  const rem = useRem()
  const getScrollElement = () => scroller.current
  // oxlint-disable-next-line react/incompatible-library -- nothing here is memoized: what leaves is plain numbers
  const down = useVirtualizer({ count: rows, getScrollElement, estimateSize: () => ROW * rem, overscan: 12 })
  const right = useVirtualizer({
    count: columns,
    getScrollElement,
    estimateSize: () => COLUMN * rem,
    overscan: 4,
    horizontal: true,
    scrollMargin: heads * HEAD * rem,
  })
  useLayoutEffect(() => {
    down.measure()
    right.measure()
  }, [rem, down, right])
  return { rows: drawn(down, 0), columns: drawn(right, heads * HEAD * rem) }
}

function drawn(
  line: Pick<ReturnType<typeof useVirtualizer<HTMLElement, Element>>, 'getVirtualItems' | 'getTotalSize'>,
  margin: number,
): Drawn {
  const items = line.getVirtualItems()
  const last = items.at(-1)
  return {
    items: items.map(({ index }) => index),
    before: (items[0]?.start ?? margin) - margin,
    behind: last === undefined ? 0 : line.getTotalSize() + margin - last.end,
  }
}
