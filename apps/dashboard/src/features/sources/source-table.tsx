import type { SourceHealth } from '@ioc/contract'
import { useState } from 'react'
import type { PageProps } from '../page-props.ts'
import { useSourcesText } from './messages.ts'
import type { MessageId } from './messages-vi.ts'
import { MEDIUM, WIDE } from './room.ts'
import { SourceDetail } from './source-detail.tsx'
import { SourceRow } from './source-row.tsx'

const COLUMNS: readonly (readonly [MessageId, string])[] = [
  ['column.source', ''],
  ['column.state', ''],
  ['column.kind', WIDE],
  ['column.last', MEDIUM],
  ['column.today', MEDIUM],
  ['column.week', WIDE],
  ['column.nextDue', WIDE],
]

/** Sources as a table; one at a time opens. */
export function SourceTable({
  sources,
  asOf,
  ...page
}: PageProps & { readonly sources: readonly SourceHealth[]; readonly asOf: number }) {
  const { say } = useSourcesText()
  const [opened, setOpened] = useState<string | null>(null)
  return (
    <table className="w-full border-collapse text-left">
      <thead>
        <tr className="border-b border-rule text-text-2">
          {COLUMNS.map(([id, where]) => (
            <th key={id} scope="col" className={`py-2 pr-4 font-normal ${where}`}>
              {say(id)}
            </th>
          ))}
        </tr>
      </thead>
      {sources.map((health) => {
        const isOpen = health.id === opened
        return (
          <tbody key={health.id} data-source={health.id} className="border-b border-rule">
            <SourceRow health={health} asOf={asOf} open={isOpen} toggle={() => setOpened(isOpen ? null : health.id)} />
            {isOpen && (
              <tr>
                <td colSpan={COLUMNS.length} className="max-w-0 pb-5">
                  <SourceDetail health={health} asOf={asOf} {...page} />
                </td>
              </tr>
            )}
          </tbody>
        )
      })}
    </table>
  )
}
