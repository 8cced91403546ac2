import { countedOver, startOfDay } from '@ioc/metrics'
import { Card } from '../../ui/card.tsx'
import { StatusMark } from '../../ui/status-mark.tsx'
import type { DistrictView } from '../../widgets/view.ts'
import { unitOverTime } from '../../widgets/cell-words.ts'
import { Figure } from '../../widgets/figure.tsx'
import { IndicatorLink } from './links.tsx'
import { useLeaderText } from './messages.ts'
import { type WeekRow, weekOf } from './week.ts'

/** The last five working days at a glance: how each main indicator stood, day by day. */
export function WeekSection({ view }: { readonly view: DistrictView }) {
  const text = useLeaderText()
  const { days, rows } = weekOf(view)
  const startOf = (day: number) => startOfDay(day, view.catalogue.utcOffsetMinutes)
  return (
    <Card title={text.say('week.title')}>
      <table className="mt-1.5 w-full table-fixed border-collapse text-center">
        <caption className="sr-only">{text.say('week.caption')}</caption>
        <thead>
          <tr className="text-text-2">
            {days.map(({ day, asOf }) => (
              <th key={day} scope="col" className="pb-1 font-normal">
                {asOf === null ? text.say('week.today') : dayMonth(text.date(startOf(day)))}
              </th>
            ))}
          </tr>
        </thead>
        {rows.map((row) => (
          <RowOf key={row.indicator.id} view={view} row={row} />
        ))}
      </table>
    </Card>
  )
}

/** `Thứ Hai, 23/11/2026` as `23/11`. */
const dayMonth = (date: string) => date.slice(date.lastIndexOf(' ') + 1, -5)

function RowOf({ view, row: { indicator, days } }: { readonly view: DistrictView; readonly row: WeekRow }) {
  const text = useLeaderText()
  return (
    <tbody data-week={indicator.id} className="border-t border-rule">
      <tr>
        <th scope="rowgroup" colSpan={days.length} className="pt-1.5 text-left font-normal">
          <IndicatorLink indicator={indicator} />
          {countedOver(view.catalogue, indicator) !== null && (
            <span className="text-text-2">, {unitOverTime(text, view.catalogue, indicator)}</span>
          )}
        </th>
      </tr>
      <tr>
        {days.map(({ day, asOf, value, mark }) => (
          <td key={day} className="pb-1.5">
            <StatusMark mark={mark} label={text.t(`status.${mark}`)} className="mr-1 align-[-0.08em] text-label" />
            <Figure
              view={view}
              indicator={indicator}
              unit={view.scope.code}
              value={value}
              then={asOf === null ? undefined : { asOf }}
              isBare
            />
          </td>
        ))}
      </tr>
    </tbody>
  )
}
