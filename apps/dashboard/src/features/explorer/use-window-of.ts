import { useVirtualizer } from '@tanstack/react-virtual'
import { type RefObject, useLayoutEffect } from 'react'
import type { Dimension } from './facts.ts'
import { type Room, useRoom } from './use-room.ts'

/** In rem: a row's height, a column's width, and the width of what a row is of. */
const ROW = 3
const COLUMN = 10
const HEADS: Readonly<Record<Dimension, number>> = { indicator: 24, unit: 11, period: 10, part: 10, year: 9 }
/** Of a phone's width, so that numbers can be seen beside them. */
const AT_MOST = { name: 0.34, other: 0.22 }

/** The part of a line of rows or columns that is drawn, with the room of what is before and behind it in pixels. */
export interface Drawn {
  readonly items: readonly number[]
  readonly before: number
  readonly behind: number
}

/** What of a table is in sight, and how large its parts are, in pixels. */
export interface Sight {
  readonly rows: Drawn
  readonly columns: Drawn
  readonly heads: readonly number[]
  readonly column: number
  readonly row: number
}

/** The rows and columns that are in sight of what scrolls. */
export function useWindowOf(
  scroller: RefObject<HTMLElement | null>,
  {
    rows,
    columns,
    heads: of,
  }: { readonly rows: number; readonly columns: number; readonly heads: readonly Dimension[] },
): Sight {
  const room = useRoom()
  const heads = of.map((head) => widthOf(head, room))
  const margin = heads.reduce((sum, width) => sum + width, 0)
  const [row, column] = [Math.round(ROW * room.rem), Math.round(COLUMN * room.rem)]
  const getScrollElement = () => scroller.current
  // oxlint-disable-next-line react/incompatible-library -- nothing here is memoized: what leaves is plain numbers
  const down = useVirtualizer({ count: rows, getScrollElement, estimateSize: () => row, overscan: 12 })
  const right = useVirtualizer({
    count: columns,
    getScrollElement,
    estimateSize: () => column,
    overscan: 4,
    horizontal: true,
    scrollMargin: margin,
  })
  useLayoutEffect(() => {
    down.measure()
    right.measure()
  }, [row, column, down, right])
  return { rows: drawn(down, 0), columns: drawn(right, margin), heads, column, row }
}

function widthOf(head: Dimension, { rem, width }: Room): number {
  const most = head === 'indicator' ? AT_MOST.name : AT_MOST.other
  return Math.round(Math.min(HEADS[head] * rem, most * width))
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
