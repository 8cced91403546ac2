import type { Understood } from '@ioc/contract'
import type { Names } from '../../i18n/catalogue-names.ts'
import { useImportsText } from './messages.ts'
import { ScrollTable } from './scroll-table.tsx'

/** Whose each row is, as far as the server named them (the first 200). */
export function Rows({ understood, names }: { readonly understood: Understood; readonly names: Names }) {
  const { say } = useImportsText()
  const { rows } = understood
  if (rows.length === 0) return null
  const heads = [say('rows.row'), say('rows.label'), say('rows.unit')]
  return (
    <details data-rows className="rounded-card bg-card px-5 py-3">
      <summary className="cursor-pointer font-semibold hover:text-accent">
        {say('rows.title', { count: rows.length })}
      </summary>
      <ScrollTable label={say('rows.wide')} heads={heads}>
        {rows.map(({ row, label, unit, kind }) => (
          <tr key={row} className="border-b border-rule align-top">
            <th scope="row" className="py-1 pr-4 font-normal">
              {row}
            </th>
            <td className="py-1 pr-4 wrap-anywhere">{label}</td>
            <td className="py-1 wrap-anywhere">
              {unit === null ? <span className="text-text-2">{say(`kind.${kind}`)}</span> : names.unit(unit)}
            </td>
          </tr>
        ))}
      </ScrollTable>
    </details>
  )
}
