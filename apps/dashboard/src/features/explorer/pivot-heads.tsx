import type { ReactNode } from 'react'
import type { Sort } from './choices.ts'
import { useExplorerText } from './messages.ts'
import type { Pivot } from './pivot.ts'
import type { TableWords } from './table-words.ts'
import type { Drawn } from './use-window-of.ts'

/** The heads of the columns; each of them puts the rows in its order. */
export function PivotHeads({
  pivot,
  words,
  sort,
  sortBy,
  sight,
}: {
  readonly pivot: Pivot
  readonly words: TableWords
  readonly sort: Sort | null
  readonly sortBy: (by: string) => void
  readonly sight: Drawn
}) {
  const orderOf = (by: string) => (sort?.by !== by ? 'none' : sort.down ? 'descending' : 'ascending')
  return (
    <thead>
      <tr aria-rowindex={1}>
        {pivot.heads.map((head, at) => (
          <Head key={head} at={at} name={words.head(head)} order={orderOf(head)} press={() => sortBy(head)} />
        ))}
        <td className={ROOM} />
        {sight.items.map((at) => {
          const id = pivot.columns[at] ?? ''
          return (
            <Head
              key={id}
              at={pivot.heads.length + at}
              name={words.column(pivot, id)}
              order={orderOf(`=${id}`)}
              press={() => sortBy(`=${id}`)}
              isNumber
            />
          )
        })}
        <td className={ROOM} />
      </tr>
    </thead>
  )
}

const ROOM = 'sticky top-0 z-10 border-b border-rule bg-card p-0'
const ARROWS = { none: '', ascending: ' ↑', descending: ' ↓' }

function Head({
  at,
  name,
  order,
  press,
  isNumber = false,
}: {
  readonly at: number
  readonly name: string
  readonly order: keyof typeof ARROWS
  readonly press: () => void
  readonly isNumber?: boolean
}): ReactNode {
  const { say } = useExplorerText()
  return (
    <th
      scope="col"
      aria-colindex={at + 1}
      aria-sort={order}
      className={`sticky top-0 border-b border-rule bg-card px-3 py-2 font-normal ${at === 0 ? 'left-0 z-20' : 'z-10'}`}
    >
      <button
        type="button"
        onClick={press}
        title={say('sortBy', { name })}
        className={`block w-full cursor-pointer truncate hover:text-text ${isNumber ? 'text-right' : 'text-left'} ${order === 'none' ? 'text-text-2' : 'font-semibold text-text'}`}
      >
        {name}
        <span aria-hidden>{ARROWS[order]}</span>
      </button>
    </th>
  )
}
