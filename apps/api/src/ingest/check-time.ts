import { type Day, dayOf, formatPeriod, type Instant, type Measure, type Period, parsePeriod } from '@ioc/metrics'
import type { Cells, Refuse } from './check-shape.ts'
import { parseInstant } from '../rows/parse-instant.ts'
import { quote } from '../rows/refusals.ts'

export const DAY_MS = 86_400_000

/** How far ahead of our clock a source's may be. */
export const AHEAD_MS = 5 * 60_000

/** The clock and zone a batch is judged by. */
export interface Times {
  /** No reading may begin after this instant. */
  readonly latest: Instant
  /** Minutes east of UTC in which days are counted. */
  readonly offset: number
  /** For texts without a zone; undefined where those are refused. */
  readonly assumedOffset: number | undefined
}

/** The key of a reading within its series, and the day its unit is looked up on: the period's last, the instant's own. */
export interface When {
  readonly time: number
  readonly day: Day
}

/** The first instant of a day. */
export const startOf = (day: Day, offset: number): Instant => day * DAY_MS - offset * 60_000

/** When a reading speaks of, from its `period` or `at`; undefined, after saying why, where that cannot be told. */
export function checkTime(
  measure: Measure,
  cells: Pick<Cells, 'period' | 'at'>,
  times: Times,
  refuse: Refuse,
): When | undefined {
  const [wanted, unwanted] = measure.kind === 'flow' ? (['period', 'at'] as const) : (['at', 'period'] as const)
  if (cells[unwanted] !== undefined)
    refuse(unwanted, 'unwanted-column', `${measure.id} is a ${measure.kind}: it is given with ${wanted}`)
  const text = cells[wanted]
  if (text === undefined) {
    if (Object.hasOwn(cells, wanted) || cells[unwanted] !== undefined) return undefined
    refuse(wanted, 'missing-column', `${measure.id} is a ${measure.kind}: it needs ${wanted}`)
    return undefined
  }
  const when = measure.kind === 'flow' ? flowTime(measure, text, times, refuse) : stockTime(text, times, refuse)
  return cells[unwanted] === undefined ? when : undefined
}

/** The day a row of an unknown measure speaks of, so that its unit can still be looked up. */
export function dayOfUnknown(cells: Pick<Cells, 'period' | 'at'>, times: Times, refuse: Refuse): Day | undefined {
  if (cells.at !== undefined) return stockTime(cells.at, times, refuse)?.day
  if (cells.period === undefined) return undefined
  const period = parsePeriod(cells.period)
  if (!period) refuse('period', 'bad-period', `${quote(cells.period)} names no period`)
  return period && period.end - 1
}

function flowTime(measure: Measure, text: string, times: Times, refuse: Refuse): When | undefined {
  const period = parsePeriod(text)
  if (!period) refuse('period', 'bad-period', `${quote(text)} names no period`)
  else if (period.grain !== measure.grain)
    refuse(
      'period',
      'wrong-grain',
      `${measure.id} is reported by ${measure.grain}, ${quote(text)} is a ${period.grain}`,
    )
  else if (startOf(period.start, times.offset) > times.latest)
    refuse('period', 'future', `${formatPeriod(period)} has not begun`)
  else return whenOf(period)
  return undefined
}

export const whenOf = (period: Period): When => ({ time: period.start * DAY_MS, day: period.end - 1 })

function stockTime(text: string, times: Times, refuse: Refuse): When | undefined {
  const at = parseInstant(text, times.assumedOffset)
  if (at === 'bad-time') refuse('at', at, `${quote(text)} is no ISO 8601 date and time`)
  else if (at === 'no-zone') refuse('at', at, `${quote(text)} has no zone (Z, +07:00)`)
  else if (at > times.latest) refuse('at', 'future', `${quote(text)} is more than five minutes ahead`)
  else return { time: at, day: dayOf(at, times.offset) }
  return undefined
}
