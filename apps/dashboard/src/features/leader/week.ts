import {
  type Day,
  dayOf,
  endOfDay,
  type Indicator,
  type Instant,
  isWorkingDay,
  statusOf,
  targetFor,
} from '@ioc/metrics'
import type { Mark } from '../../ui/status-mark.tsx'
import { markOf } from '../../widgets/cell-words.ts'
import type { DistrictView } from '../../widgets/view.ts'

const DAYS = 5
/** A trend reaches back this far, today included; no run of days off is longer. */
const LOOK_BACK = 30

/** A working day of the strip. */
export interface WeekDay {
  readonly day: Day
  /** The instant its values are of; null for today, which is still going on. */
  readonly asOf: Instant | null
}

/** How one indicator stood on each of the days. */
export interface WeekRow {
  readonly indicator: Indicator
  readonly days: readonly (WeekDay & { readonly value: number | null; readonly mark: Mark })[]
}

export interface Week {
  readonly days: readonly WeekDay[]
  readonly rows: readonly WeekRow[]
}

/** The last five working days, today included where it is one, for the main indicators and the components' own. */
export function weekOf({ catalogue, snapshot, scope, cellOf }: DistrictView): Week {
  const offset = catalogue.utcOffsetMinutes
  const today = dayOf(snapshot.asOf, offset)
  const days = Array.from({ length: LOOK_BACK }, (_, back) => today - back)
    .filter((day) => isWorkingDay(catalogue.calendar, day))
    .slice(0, DAYS)
    .reverse()
    .map((day): WeekDay => ({ day, asOf: day === today ? null : endOfDay(day, offset) }))
  const shown = new Set([...catalogue.main, ...catalogue.components.map(({ lead }) => lead)])
  const rows = [...shown].flatMap((id): WeekRow[] => {
    const indicator = catalogue.indicators.get(id)
    const cell = cellOf(id)
    if (indicator === undefined || cell === undefined) return []
    const valueOn = (day: Day) => (day === today ? cell.value : (cell.trend.at(day - today - 1) ?? null))
    const markOn = (day: Day, value: number | null): Mark => {
      if (day === today) return markOf(indicator, cell)
      const target = targetFor(indicator, scope.code, day)?.value ?? null
      // Last year's figure as a target moves little in a week: today's stands for it.
      return statusOf(indicator, value, typeof target === 'number' ? target : cell.target) ?? 'none'
    }
    const dayOfRow = (one: WeekDay) => ({ ...one, value: valueOn(one.day), mark: markOn(one.day, valueOn(one.day)) })
    return [{ indicator, days: days.map(dayOfRow) }]
  })
  return { days, rows }
}
