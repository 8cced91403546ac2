import type { Understood } from '@ioc/contract'
import type { Names } from '../../i18n/catalogue-names.ts'
import { useImportsText } from './messages.ts'
import { ScrollTable } from './scroll-table.tsx'

/** Every column of the sheet, and what it was taken for. */
export function Columns({ understood, names }: { readonly understood: Understood; readonly names: Names }) {
  const { say } = useImportsText()
  const { columns } = understood
  if (columns.length === 0) return null
  const heads = [say('columns.column'), say('columns.header'), say('columns.role'), say('columns.samples')]
  return (
    <details data-columns className="rounded-card bg-card px-5 py-3">
      <summary className="cursor-pointer font-semibold hover:text-accent">
        {say('columns.title', { count: columns.length })}
      </summary>
      <ScrollTable label={say('columns.wide')} heads={heads}>
        {columns.map(({ column, header, role, measure, samples }) => (
          <tr key={column} className="border-b border-rule align-top">
            <th scope="row" className="py-1 pr-4 font-normal">
              {column}
            </th>
            <td className="min-w-36 py-1 pr-4 wrap-anywhere">{header}</td>
            <td className="min-w-36 py-1 pr-4">
              {role === null ? <span className="text-text-2">{say('columns.unused')}</span> : say(`role.${role}`)}
              {measure !== null && <div className="text-text-2">{names.measure(measure)}</div>}
            </td>
            <td className="min-w-36 py-1 text-text-2 wrap-anywhere">{samples.join(' · ')}</td>
          </tr>
        ))}
      </ScrollTable>
    </details>
  )
}
