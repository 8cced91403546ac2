import { Link } from 'react-router'
import { Section } from '../../ui/section.tsx'
import { StaleMark, StatusMark } from '../../ui/status-mark.tsx'
import { markOf, partsOf, shortfallOf, whyOf } from '../../widgets/cell-words.ts'
import { unitLeague } from '../../widgets/unit-league.ts'
import { ProvedFigure } from '../../widgets/figure.tsx'
import { SORT_KEYS, type SortKey } from './asked.ts'
import { useIndicatorText } from './messages.ts'
import type { ShownView } from './shown.ts'
import { TABLE, TD, TH } from './table-look.ts'
import { sortedRows, type UnitRow, unitRows } from './unit-rows.ts'

/** Every unit that the indicator is asked of, in the order one likes. */
export function UnitsSection({ shown }: { readonly shown: ShownView }) {
  const text = useIndicatorText()
  const { view, indicator, asked, unit } = shown
  const rows = sortedRows(unitRows(view, indicator, unitLeague(view, indicator)), asked.sort, asked.descending)
  if (rows.length === 0) return <p className="text-text-2">{text.say('units.none', { unit: text.pick(unit.name) })}</p>
  return (
    <Section title={text.say('units')}>
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls must be reachable by keyboard */}
      <div className="relative overflow-x-auto" tabIndex={0} role="group" aria-label={text.say('units')}>
        <table className={TABLE}>
          <caption className="sr-only">{text.say('units')}</caption>
          <thead className="text-text-2">
            <tr>
              {SORT_KEYS.map((key) => (
                <SortHead key={key} of={key} shown={shown} />
              ))}
              <th scope="col" className={`${TH} text-right`}>
                {text.say('rank')}
              </th>
              <th scope="col" className={`${TH} text-left`}>
                {text.say('status')}
              </th>
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <Row key={row.unit.code} shown={shown} row={row} />
            ))}
          </tbody>
        </table>
      </div>
    </Section>
  )
}

function SortHead({ of, shown: { asked, change } }: { readonly of: SortKey; readonly shown: ShownView }) {
  const text = useIndicatorText()
  const isSorted = asked.sort === of
  // What counts is seen first: the largest figure, the first letter.
  const descending = isSorted ? !asked.descending : of !== 'name'
  return (
    <th
      scope="col"
      aria-sort={isSorted ? (asked.descending ? 'descending' : 'ascending') : 'none'}
      className={`${TH} ${of === 'name' ? 'text-left' : 'text-right'}`}
    >
      <button
        type="button"
        onClick={() => change({ sort: of, desc: descending ? '1' : null })}
        className={`cursor-pointer rounded-sm hover:text-text ${isSorted ? 'font-semibold text-text' : ''}`}
      >
        {text.say(`sort.${of}`)}
        <span aria-hidden className="inline-block w-[1.2em] text-center">
          {isSorted ? (asked.descending ? '↓' : '↑') : ''}
        </span>
      </button>
    </th>
  )
}

function Row({ shown, row }: { readonly shown: ShownView; readonly row: UnitRow }) {
  const text = useIndicatorText()
  const { catalogue, indicator, asked, view } = shown
  const { unit, cell, rank } = row
  const mark = markOf(indicator, cell)
  const { asOf, acceptedSeq } = view.snapshot
  const { state } = cell.freshness
  const why = whyOf(text, catalogue, cell) ?? text.t(`status.${mark}`)
  return (
    <tr className={`border-t border-rule ${unit.code === shown.unit.code ? 'bg-raised' : ''}`}>
      <th scope="row" className={`${TD} text-left font-normal`}>
        <Link to={`/units/${encodeURIComponent(unit.code)}`} className="hover:underline">
          {text.pick(unit.name)}
        </Link>
      </th>
      <td className={`${TD} text-right font-semibold`}>
        <ProvedFigure
          catalogue={catalogue}
          indicator={indicator}
          unit={unit}
          value={cell.value}
          cell={cell}
          isBare
          then={asked.asOf === null ? undefined : { asOf, knownSeq: acceptedSeq }}
        />
      </td>
      <td className={`${TD} text-right`}>{shortfallOf(text, catalogue, indicator, cell) ?? '–'}</td>
      <td className={`${TD} text-right`}>
        {cell.pace === null ? '–' : text.signed(cell.pace.done, Math.max(1, indicator.digits))}
      </td>
      <td className={`${TD} text-right`}>{partsOf(text, catalogue, indicator, cell) ?? '–'}</td>
      <td className={`${TD} text-right`}>{rank === null ? '–' : text.number(rank)}</td>
      <td className={TD}>
        <span className="flex items-baseline gap-2">
          <StatusMark mark={mark} className="self-center" />
          {why}
          {(state === 'late' || state === 'missing') && cell.value !== null && (
            <StaleMark label={text.t(`freshness.${state}`)} />
          )}
        </span>
      </td>
    </tr>
  )
}
