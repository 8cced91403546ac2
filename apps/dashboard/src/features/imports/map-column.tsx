import type { ColumnRole, Layout, UnderstoodColumn } from '@ioc/contract'
import type { PageProps } from '../page-props.ts'
import { type ColumnChoice, ROLES } from './mapping.ts'
import { useImportsText } from './messages.ts'

const FIELD = 'w-full min-w-36 rounded-sm border border-line bg-page px-2 py-1 text-text'

/** One column, with what it holds and, of a count, what it counts. */
export function MapColumn({
  column: { column, header, samples },
  layout,
  choice,
  measures,
  setRole,
  setMeasure,
}: {
  readonly column: UnderstoodColumn
  readonly layout: Layout
  readonly choice: ColumnChoice | undefined
  readonly measures: PageProps['catalogue']['measures']
  readonly setRole: (role: ColumnRole | null) => void
  readonly setMeasure: (measure: string) => void
}) {
  const { say, pick } = useImportsText()
  const roles = ROLES[layout]
  const role = roles.find((each) => each === choice?.role)
  return (
    <tr className="border-b border-rule align-top">
      <th scope="row" className="py-1 pr-4 font-normal">
        {column}
      </th>
      <td className="min-w-36 py-1 pr-4 wrap-anywhere">
        {header}
        <div className="text-text-2">{samples.join(' · ')}</div>
      </td>
      <td className="py-1 pr-4">
        <select
          aria-label={say('map.roleOf', { column })}
          value={role ?? ''}
          onChange={({ target }) => setRole(roles.find((each) => each === target.value) ?? null)}
          className={FIELD}
        >
          <option value="">{say('columns.unused')}</option>
          {roles.map((each) => (
            <option key={each} value={each}>
              {say(`role.${each}`)}
            </option>
          ))}
        </select>
      </td>
      <td className="py-1">
        {role === 'count' && (
          <select
            aria-label={say('map.measureOf', { column })}
            value={choice?.measure ?? ''}
            onChange={({ target }) => setMeasure(target.value)}
            className={FIELD}
          >
            <option value="" disabled>
              {say('map.choose')}
            </option>
            {measures.map(({ id, name }) => (
              <option key={id} value={id}>
                {pick(name)}
              </option>
            ))}
          </select>
        )}
      </td>
    </tr>
  )
}
