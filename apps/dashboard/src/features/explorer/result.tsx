import type { WireCatalogue, WireTable } from '@ioc/contract'
import { parsePeriod } from '@ioc/metrics'
import { useMemo } from 'react'
import { Section } from '../../ui/section.tsx'
import { Actions } from './actions.tsx'
import { Charts } from './charts.tsx'
import { type Change, type Choices, sortAfter } from './choices.ts'
import { isUnfinished } from './facts.ts'
import { useExplorerText } from './messages.ts'
import { pivot } from './pivot.ts'
import { PivotTable } from './pivot-table.tsx'
import { sortRows } from './sort-rows.ts'
import { linesOf, tableWords } from './table-words.ts'

/** A table that was fetched: drawn, and as rows and columns. */
export function Result({
  table,
  isEarlier,
  catalogue,
  choices,
  today,
  change,
}: {
  readonly table: WireTable
  /** It was fetched for earlier choices. */
  readonly isEarlier: boolean
  readonly catalogue: WireCatalogue
  readonly choices: Choices
  readonly today: number
  readonly change: (change: Change) => void
}) {
  const text = useExplorerText()
  const { say } = text
  const words = useMemo(() => tableWords(text, catalogue), [text, catalogue])
  const turned = useMemo(() => pivot(table, choices.across), [table, choices.across])
  const rows = useMemo(() => sortRows(turned, choices.sort, words.name), [turned, choices.sort, words])
  const isNow = (written: string) => {
    const period = parsePeriod(written)
    return choices.to === today && period !== undefined && period.start <= today && today < period.end
  }
  return (
    <>
      <Charts table={table} catalogue={catalogue} choices={choices} />
      <Section
        title={say('table')}
        aside={
          <span role="status" className="text-text-2">
            {say('rows', { rows: rows.length, columns: turned.columns.length })}
          </span>
        }
      >
        {rows.some(({ cells }) => cells.some((cell) => cell !== null && isUnfinished(cell.fact))) && (
          <p>{say('partial')}</p>
        )}
        <Actions
          lines={() => linesOf(turned, rows, words, table)}
          isEarlier={isEarlier}
          choices={choices}
          change={change}
        />
        <PivotTable
          pivot={turned}
          rows={rows}
          words={words}
          sort={choices.sort}
          sortBy={(by) => change({ sort: sortAfter(choices.sort, by) })}
          isNow={isNow}
        />
      </Section>
    </>
  )
}
