import type { WireCatalogue } from '@ioc/contract'
import { dayOf, formatPeriod, type Grain, GRAINS, type Instant, levelOf, periodOf, shiftPeriod } from '@ioc/metrics'
import { useId } from 'react'
import { periodWords } from '../../i18n/periods/period-words.ts'
import { useFormsText } from './messages.ts'

/** Periods offered of each grain, the running one first. */
const OFFERED: Readonly<Record<Grain, number>> = {
  day: 31,
  week: 53,
  month: 24,
  'reporting-month': 24,
  quarter: 8,
  year: 5,
}

/** Leads to the form of a period of any time, of those in which the unit reports a flow; null is this week's form. */
export function PeriodChoice({
  catalogue,
  unit: code,
  now,
  chosen,
  choose,
}: {
  readonly catalogue: WireCatalogue
  readonly unit: string
  readonly now: Instant
  readonly chosen: string | null
  readonly choose: (period: string | null) => void
}) {
  const text = useFormsText()
  const id = useId()
  const unit = catalogue.units.findLast((one) => one.code === code)
  const grains = new Set(
    catalogue.measures.flatMap(({ grain, counting, levels }) =>
      unit && grain !== null && !counting && levels.includes(levelOf(unit.kind)) ? [grain] : [],
    ),
  )
  if (grains.size === 0) return null
  const today = dayOf(now, catalogue.utcOffsetMinutes)
  const offered = GRAINS.filter((grain) => grains.has(grain)).flatMap((grain) =>
    Array.from({ length: OFFERED[grain] }, (_, back) => formatPeriod(shiftPeriod(periodOf(grain, today), -back))),
  )
  const options = chosen === null || offered.includes(chosen) ? offered : [chosen, ...offered]
  return (
    <div className="flex min-w-0 flex-wrap items-center gap-3">
      <label htmlFor={id} className="text-text-2">
        {text.say('period.choose')}
      </label>
      <select
        id={id}
        value={chosen ?? ''}
        onChange={({ target }) => choose(target.value === '' ? null : target.value)}
        className="min-w-0 rounded-sm border border-line bg-page px-3 py-1.5 text-text"
      >
        <option value="">{text.say('period.this')}</option>
        {options.map((period) => (
          <option key={period} value={period}>
            {periodWords(text, catalogue, period)}
          </option>
        ))}
      </select>
    </div>
  )
}
