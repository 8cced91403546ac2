import type { Indicator } from '@ioc/metrics'
import { nameOverTime } from '../../../widgets/cell-words.ts'
import { columnGroups, type MatrixRow } from '../../../widgets/unit-matrix.ts'
import type { WallView } from '../../../widgets/widget.tsx'
import { MatrixCell } from './matrix-cell.tsx'
import { MatrixLegend } from './matrix-legend.tsx'
import { useMatrixText } from './messages.ts'

/** Some columns of the matrix over all its units, the components above them. Words of its head are never cut. */
export function MatrixTable({
  view,
  columns,
  rows,
}: {
  readonly view: WallView
  readonly columns: readonly Indicator[]
  readonly rows: readonly MatrixRow[]
}) {
  const text = useMatrixText()
  return (
    <table
      aria-label={text.say('title')}
      className="w-full border-collapse [font-size:inherit] tall:h-full wall:h-full"
    >
      <Head view={view} columns={columns} />
      <tbody>
        {rows.map(({ unit, cells }, at) => (
          <tr key={unit.code} data-unit={unit.code} className={at === 0 ? 'bg-card font-semibold' : ''}>
            <th
              scope="row"
              className={`border-t border-rule pr-3 text-left tall:pl-3 wall:pl-3 whitespace-nowrap ${at === 0 ? '' : 'font-normal'}`}
            >
              {text.pick(unit.name)}
            </th>
            {columns.map((indicator) => (
              <MatrixCell
                key={indicator.id}
                indicator={indicator}
                cell={cells.find((cell) => cell?.indicator === indicator.id)}
              />
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function Head({ view, columns }: { readonly view: WallView; readonly columns: readonly Indicator[] }) {
  const text = useMatrixText()
  const share = { width: `${86 / columns.length}%` }
  const named = (indicator: Indicator) => nameOverTime(text, view.catalogue, indicator)
  return (
    <thead className="text-label">
      <tr>
        {/* Over both rows of the head, but of neither's height: one that spans them makes rows overflow the table. */}
        <td className="relative p-0 wall:h-[3.7rem]">
          <div className="absolute top-0 left-3 hidden whitespace-nowrap text-text-2 wall:block">
            <MatrixLegend staleFor={view.staleFor} />
          </div>
        </td>
        {columnGroups(view.catalogue, columns).map(({ component, columns: own }) => (
          <th
            key={component.id}
            scope="colgroup"
            colSpan={own.length}
            className="border-x-[0.4rem] border-page bg-card px-1 py-0.5 font-semibold text-balance"
          >
            {text.pick(component.name)}
          </th>
        ))}
      </tr>
      <tr>
        <td className="p-0 wall:h-[3.9rem]" />
        {columns.map((indicator) => (
          <th
            key={indicator.id}
            scope="col"
            style={share}
            className="px-1.5 py-1 align-bottom font-normal text-balance text-text-2"
          >
            {named(indicator)}
          </th>
        ))}
      </tr>
    </thead>
  )
}
