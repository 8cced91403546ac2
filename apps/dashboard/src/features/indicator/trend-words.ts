import { type Catalogue, dayOf, type Indicator, targetFor } from '@ioc/metrics'
import type { Trend, TrendWords } from '../../charts/trend.ts'
import { withUnit } from '../../widgets/cell-words.ts'
import { dayWords } from '../../widgets/figure-words.ts'
import type { ShownGrain } from './asked.ts'
import { type Course, needed, plainFigure } from './course.ts'
import type { IndicatorText } from './messages.ts'
import {
  annotationMarks,
  besideIt,
  chartPoints,
  paceLine,
  type PeriodPoint,
  revisionMarks,
  targetAt,
} from './trend-lines.ts'

/** What a point was to reach. A figure set for a window says nothing of what another time counts. */
export function goalOf({ indicator, unit, over, counts, known, grain }: Course, point: PeriodPoint): number | null {
  const goal = targetAt(indicator, unit.code, point, besideIt(known, point, grain))
  const isOther = indicator.kind === 'count' && over === 'period' && counts === 'reports'
  return isOther && targetFor(indicator, unit.code, point.day)?.value !== 'same-period-last-year' ? null : goal
}

const lastOf = (of: readonly PeriodPoint[]) => of.findLast(({ value }) => value !== null)?.value ?? null

const isYearBefore = ({ indicator, unit, points }: Course) =>
  targetFor(indicator, unit.code, points.at(-1)?.day ?? 0)?.value === 'same-period-last-year'

/**
 * A course as a chart takes it: value, the year before, the way to a dated target, the target, and what was so.
 * `brief` for where there is no room for words at the ends: figures alone, which the sentence beside explains.
 */
export function trendOf(text: IndicatorText, course: Course, brief = false): Trend {
  const { catalogue, indicator, grain, points, before, cell } = course
  const offset = catalogue.utcOffsetMinutes
  const figure = (value: number | null) => (value === null ? '' : plainFigure(text, course, value))
  const pace = cell === undefined ? null : paceLine(points, cell)
  const targets = points.map((point) => goalOf(course, point))
  const reached = targets.findLast((value) => value !== null) ?? null
  const goals = points.map(({ day }, at) => ({ day, value: targets[at] ?? null }))
  if (pace?.[1] !== undefined && reached !== null) goals.push({ day: pace[1].day, value: reached })
  const goal = indicator.direction === 'down' ? 'tile.limit' : 'tile.target'
  const last = lastOf(before ?? [])
  return {
    lines: [
      { points: chartPoints(points, offset), label: figure(lastOf(points)) },
      ...(before === null || last === null
        ? []
        : [
            {
              points: chartPoints(before, offset),
              label: brief ? figure(last) : text.say('trend.yearLabel', { value: figure(last) }),
            },
          ]),
      ...(pace === null
        ? []
        : [
            {
              points: chartPoints(pace, offset),
              label: brief ? '' : text.say('trend.paceLabel', { needed: needed(text, course) }),
            },
          ]),
    ],
    // Where the year before is the target, its own line is there already.
    target:
      reached === null || (last !== null && isYearBefore(course))
        ? null
        : {
            points: chartPoints(goals, offset),
            label: brief
              ? withUnit(text, catalogue, indicator, reached)
              : text.t(goal, { value: withUnit(text, catalogue, indicator, reached) }),
          },
    marks: [
      ...revisionMarks(course.revisions, points, grain, offset, (count) => text.say('corrections.mark', { count })),
      ...annotationMarks(course.annotations, points, offset),
    ],
    ...(indicator.unit === '%' ? { most: 100 } : {}),
  }
}

/** The axes: days of a short stretch without their year, months of a long one with it. */
export function axesOf(
  text: IndicatorText,
  catalogue: Catalogue,
  { digits }: Indicator,
  grain: ShownGrain,
  days: number,
): TrendWords {
  return {
    value: (of) => (Math.abs(of) < 1_000_000 ? text.gap(of, Math.max(1, digits)) : text.large(of, 1)),
    time: (time) => {
      const written = dayWords(text, catalogue, dayOf(time, catalogue.utcOffsetMinutes))
      if (grain === 'year') return written.slice(6)
      return grain === 'month' || grain === 'quarter' || days > 300 ? written.slice(3) : written.slice(0, 5)
    },
    end: (time) => dayWords(text, catalogue, dayOf(time, catalogue.utcOffsetMinutes)),
  }
}
