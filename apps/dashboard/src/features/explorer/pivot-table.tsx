import { useRef } from 'react'
import type { Sort } from './choices.ts'
import { useExplorerText } from './messages.ts'
import type { Pivot, PivotRow } from './pivot.ts'
import { PivotHeads } from './pivot-heads.tsx'
import { PivotLine } from './pivot-line.tsx'
import type { TableWords } from './table-words.ts'
import { type Sight, useWindowOf } from './use-window-of.ts'

/** The table: of ten thousand rows only those in sight are drawn. It scrolls within itself, by the keyboard too. */
export function PivotTable({
  pivot,
  rows,
  words,
  sort,
  sortBy,
  isNow,
}: {
  readonly pivot: Pivot
  readonly rows: readonly PivotRow[]
  readonly words: TableWords
  readonly sort: Sort | null
  readonly sortBy: (by: string) => void
  /** True for a period whose numbers are those of now. */
  readonly isNow: (period: string) => boolean
}) {
  const { say } = useExplorerText()
  const scroller = useRef<HTMLDivElement>(null)
  const sight = useWindowOf(scroller, { rows: rows.length, columns: pivot.columns.length, heads: pivot.heads })
  return (
    <div
      ref={scroller}
      role="group"
      aria-label={say('table')}
      // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls must be reached by the keyboard
      tabIndex={0}
      className="relative max-h-[min(46rem,75dvh)] overflow-auto rounded-card bg-card"
    >
      <table
        aria-rowcount={rows.length + 1}
        aria-colcount={pivot.heads.length + pivot.columns.length}
        className="table-fixed border-separate border-spacing-0 text-left"
        style={{ width: sight.heads.reduce((sum, one) => sum + one, 0) + pivot.columns.length * sight.column }}
      >
        <Widths heads={pivot.heads} sight={sight} />
        <PivotHeads pivot={pivot} words={words} sort={sort} sortBy={sortBy} sight={sight.columns} />
        <tbody>
          <Room height={sight.rows.before} />
          {sight.rows.items.map((at) => {
            const row = rows[at]
            if (row === undefined) return null
            return (
              <PivotLine
                key={row.key}
                at={at}
                row={row}
                heads={pivot.heads}
                words={words}
                isNow={isNow}
                sight={sight}
              />
            )
          })}
          <Room height={sight.rows.behind} />
        </tbody>
      </table>
    </div>
  )
}

function Widths({ heads, sight }: { readonly heads: readonly string[]; readonly sight: Sight }) {
  const { before, behind, items } = sight.columns
  return (
    <colgroup>
      {heads.map((head, at) => (
        <col key={head} style={{ width: sight.heads[at] }} />
      ))}
      <col style={{ width: before }} />
      {items.map((at) => (
        <col key={at} style={{ width: sight.column }} />
      ))}
      <col style={{ width: behind }} />
    </colgroup>
  )
}

/** In place of the rows that are not drawn. */
function Room({ height }: { readonly height: number }) {
  if (height <= 0) return null
  return (
    <tr aria-hidden>
      <td style={{ height }} className="p-0" />
    </tr>
  )
}
