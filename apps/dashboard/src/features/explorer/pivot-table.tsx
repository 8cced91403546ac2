import { useRef } from 'react'
import type { Sort } from './choices.ts'
import { useExplorerText } from './messages.ts'
import type { Pivot, PivotRow } from './pivot.ts'
import { PivotHeads } from './pivot-heads.tsx'
import { PivotLine } from './pivot-line.tsx'
import type { TableWords } from './table-words.ts'
import { COLUMN, HEAD, useWindowOf } from './use-window-of.ts'

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
  const heads = pivot.heads.length
  const sight = useWindowOf(scroller, { rows: rows.length, columns: pivot.columns.length, heads })
  return (
    <div
      ref={scroller}
      role="region"
      aria-label={say('table')}
      // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls must be reached by the keyboard
      tabIndex={0}
      className="max-h-[min(46rem,75dvh)] overflow-auto rounded-card bg-card"
    >
      <table
        aria-rowcount={rows.length + 1}
        aria-colcount={heads + pivot.columns.length}
        className="table-fixed border-separate border-spacing-0 text-left"
        style={{ width: `${heads * HEAD + pivot.columns.length * COLUMN}rem` }}
      >
        <Widths heads={pivot.heads} sight={sight.columns} />
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
                sight={sight.columns}
              />
            )
          })}
          <Room height={sight.rows.behind} />
        </tbody>
      </table>
    </div>
  )
}

function Widths({
  heads,
  sight,
}: {
  readonly heads: readonly string[]
  readonly sight: ReturnType<typeof useWindowOf>['columns']
}) {
  return (
    <colgroup>
      {heads.map((head) => (
        <col key={head} style={{ width: `${HEAD}rem` }} />
      ))}
      <col style={{ width: sight.before }} />
      {sight.items.map((at) => (
        <col key={at} style={{ width: `${COLUMN}rem` }} />
      ))}
      <col style={{ width: sight.behind }} />
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
