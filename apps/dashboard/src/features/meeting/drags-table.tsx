import type { Indicator } from '@ioc/metrics'
import type { Exception } from '../../widgets/exceptions.ts'
import { partsOf } from '../../widgets/cell-words.ts'
import { lackWords } from '../../widgets/exception-words.ts'
import { Figure } from '../../widgets/figure.tsx'
import { type HeldMeeting, heldAt } from './held.ts'
import { useMeetingText } from './messages.ts'

const NAMED = 6

/** Who keeps it from its target, the one that weighs most first, with what each is counted over. */
export function DragsTable({
  held: { view, meeting },
  indicator,
  units,
}: {
  readonly held: HeldMeeting
  readonly indicator: Indicator
  readonly units: Exception['units']
}) {
  const text = useMeetingText()
  if (units.length === 0) return null
  return (
    <table className="w-full border-collapse self-start text-left text-name wall:col-span-2 [&_td]:py-1 [&_th]:py-1">
      <caption className="pb-1 text-left text-label text-text-2">{text.say('one.drags')}</caption>
      <thead className="sr-only">
        <tr>
          <th scope="col">{text.say('one.unit')}</th>
          <th scope="col">{text.say('one.value')}</th>
          <th scope="col">{text.say('one.parts')}</th>
          <th scope="col">{text.say('one.lack')}</th>
        </tr>
      </thead>
      <tbody>
        {units.slice(0, NAMED).map(({ unit, cell, lack }) => (
          <tr key={unit.code} data-drag={unit.code} className="border-t border-rule">
            <th scope="row" className="pr-4 font-normal">
              {text.pick(unit.name)}
            </th>
            <td className="pr-4 text-right font-semibold whitespace-nowrap">
              <Figure
                view={view}
                indicator={indicator}
                unit={unit.code}
                value={cell.value}
                cell={cell}
                then={heldAt(meeting)}
              />
            </td>
            <td className="text-right text-text-2">{partsOf(text, view.catalogue, indicator, cell) ?? '–'}</td>
            <td className="pl-4 text-right">{lackWords(text, view.catalogue, lack) ?? '–'}</td>
          </tr>
        ))}
      </tbody>
      {units.length > NAMED && (
        <tfoot>
          <tr>
            <td colSpan={4} className="border-t border-rule text-text-2">
              {text.say('one.others', { count: units.length - NAMED })}
            </td>
          </tr>
        </tfoot>
      )}
    </table>
  )
}
