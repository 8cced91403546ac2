import { ProofLink } from '../../ui/proof-link.tsx'
import { type Dimension, isUnfinished } from './facts.ts'
import type { PivotCell, PivotRow } from './pivot.ts'
import type { TableWords } from './table-words.ts'
import type { Sight } from './use-window-of.ts'

/** A row of the table; what is of now opens its proof. */
export function PivotLine({
  at,
  row,
  heads,
  words,
  isNow,
  sight,
}: {
  readonly at: number
  readonly row: PivotRow
  readonly heads: readonly Dimension[]
  readonly words: TableWords
  readonly isNow: (period: string) => boolean
  readonly sight: Sight
}) {
  return (
    <tr aria-rowindex={at + 2} className="hover:bg-raised">
      {row.heads.map((id, place) => {
        const name = words.rowHead(heads[place] ?? 'indicator', id, row)
        const Cell = place === 0 ? 'th' : 'td'
        return (
          <Cell
            key={heads[place]}
            {...(place === 0 ? { scope: 'row' } : {})}
            aria-colindex={place + 1}
            title={name}
            style={{ height: sight.row }}
            className={`truncate border-b border-rule px-3 font-normal ${place === 0 ? 'sticky left-0 bg-card' : ''}`}
          >
            {name}
          </Cell>
        )
      })}
      <td className="border-b border-rule p-0" />
      {sight.columns.items.map((column) => (
        <td
          key={column}
          aria-colindex={row.heads.length + column + 1}
          className="truncate border-b border-rule px-3 text-right"
        >
          <Figure cell={row.cells[column] ?? null} words={words} isNow={isNow} />
        </td>
      ))}
      <td className="border-b border-rule p-0" />
    </tr>
  )
}

function Figure({
  cell,
  words,
  isNow,
}: {
  readonly cell: PivotCell | null
  readonly words: TableWords
  readonly isNow: (period: string) => boolean
}) {
  const said = words.cell(cell)
  if (cell === null || cell.number === null) return said
  if (cell.what !== 'value' || !isNow(cell.fact.period) || !isOfNow(cell.fact))
    return <Told cell={cell} words={words} />
  const { indicator, unit, period } = cell.fact
  const label = [words.name('indicator', indicator), words.name('unit', unit), words.name('period', period)].join(', ')
  return (
    <ProofLink of={{ indicator, unit }} label={`${label}: ${said}`}>
      <Told cell={cell} words={words} />
    </ProofLink>
  )
}

/** What a proof takes apart is the window of now, or the state of now. */
const isOfNow = ({ over, counts }: PivotCell['fact']) => over === 'window' || counts === 'units'

/** A number, with a mark where something that was due for it has not come. */
function Told({ cell, words }: { readonly cell: PivotCell; readonly words: TableWords }) {
  if (!isUnfinished(cell.fact) || cell.what === 'change') return words.cell(cell)
  const missing = words.coverage(cell.fact)
  return (
    <span title={missing}>
      {words.cell(cell)}
      <span aria-hidden>*</span>
      <span className="sr-only"> ({missing})</span>
    </span>
  )
}
