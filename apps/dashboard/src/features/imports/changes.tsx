import type { ImportState, ValueChange, WireCatalogue } from '@ioc/contract'
import type { Names } from '../../i18n/catalogue-names.ts'
import { periodWords } from '../../i18n/periods/period-words.ts'
import { useImportsText } from './messages.ts'
import { ScrollTable } from './scroll-table.tsx'

/** What every value was and becomes: those that take another's place first. The unchanged are only counted. */
export function Changes({
  changes: { rows, count },
  catalogue,
  names,
}: {
  readonly changes: ImportState['changes']
  readonly catalogue: WireCatalogue
  readonly names: Names
}) {
  const { say } = useImportsText()
  if (count === 0) return null
  const heads = ['unit', 'measure', 'period', 'was', 'becomes', 'difference'] as const
  return (
    <details data-changes open className="rounded-card bg-card px-5 py-3">
      <summary className="cursor-pointer font-semibold hover:text-accent">{say('changes.title', { count })}</summary>
      {rows.length < count && <p className="text-text-2">{say('changes.shown', { shown: rows.length, count })}</p>}
      <ScrollTable label={say('changes.wide')} heads={heads.map((head) => say(`changes.${head}`))}>
        {rows.map((change) => (
          <Change
            key={`${change.unit} ${change.measure} ${change.period ?? change.at}`}
            change={change}
            catalogue={catalogue}
            names={names}
          />
        ))}
      </ScrollTable>
    </details>
  )
}

function Change({
  change: { unit, measure: id, period, at, was, before, becomes },
  catalogue,
  names,
}: {
  readonly change: ValueChange
  readonly catalogue: WireCatalogue
  readonly names: Names
}) {
  const text = useImportsText()
  const digits = catalogue.measures.find((measure) => measure.id === id)?.decimals ?? 0
  const stood = was ?? before?.value
  const cell = 'py-1 pr-4 align-top'
  return (
    <tr className="border-b border-rule">
      <th scope="row" className={`${cell} font-normal`}>
        {names.unit(unit)}
      </th>
      <td className={cell}>{names.measure(id)}</td>
      <td className={cell}>{period === null ? text.stamp(at ?? 0) : periodWords(text, catalogue, period)}</td>
      <td className={`${cell} whitespace-nowrap`}>
        {stood === undefined ? (
          <span className="text-text-2">{text.say('changes.none')}</span>
        ) : (
          text.number(stood, digits)
        )}
        {was === null && before && <span className="block text-text-2">{text.stamp(before.at)}</span>}
      </td>
      <td className={`${cell} font-semibold whitespace-nowrap`}>→ {text.number(becomes, digits)}</td>
      <td className={`${cell} whitespace-nowrap`}>
        {stood !== undefined &&
          `${becomes > stood ? '+' : becomes < stood ? '−' : ''}${text.number(Math.abs(becomes - stood), digits)}`}
      </td>
    </tr>
  )
}
