import {
  type Catalogue,
  type Cell,
  dayOf,
  type Indicator,
  type Over,
  targetFor,
  type Unit,
  type Window,
} from '@ioc/metrics'
import type { Trend, TrendWords } from '../../charts/trend.ts'
import { periodWords } from '../../i18n/periods/period-words.ts'
import { spokenWords } from '../../i18n/periods/span-words.ts'
import { figureOf, unitWord, withUnit } from '../../widgets/cell-words.ts'
import { dayWords } from '../../widgets/figure-words.ts'
import type { ShownGrain } from './asked.ts'
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
import type { Annotation, WireRevision } from '@ioc/contract'

/** What a trend is made of, before it has words. */
export interface Course {
  readonly catalogue: Catalogue
  readonly indicator: Indicator
  readonly unit: Unit
  readonly grain: ShownGrain
  /** What a number is of; the window where it is of one, and what coverage counts. */
  readonly over: Over
  readonly window: Window | null
  readonly counts: 'units' | 'reports'
  readonly points: readonly PeriodPoint[]
  /** The year before, moved to this one; null where it is not asked for. */
  readonly before: readonly PeriodPoint[] | null
  /** For a target that is the year before: known even where it is not shown. */
  readonly known: readonly PeriodPoint[]
  /** As it stands at the end; undefined until it is known. */
  readonly cell: Cell | undefined
  readonly revisions: readonly WireRevision[]
  readonly annotations: readonly Annotation[]
}

/** A period as a sentence has it, of a day its date; a window and a period that still runs say up to when they are. */
export function periodName(
  text: IndicatorText,
  { catalogue, grain, window }: Pick<Course, 'catalogue' | 'grain' | 'window'>,
  { period, day, to }: PeriodPoint,
): string {
  const name = grain === 'day' ? dayWords(text, catalogue, day) : periodWords(text, catalogue, period)
  return spokenWords(text, catalogue, { period, to, window }, name)
}

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

/** A figure with its unit: over which time it is, its period says. */
function plainFigure(text: IndicatorText, { catalogue, indicator }: Course, value: number | null): string {
  const figure = figureOf(text, indicator, value)
  const word = unitWord(text, catalogue, indicator.unit)
  if (value === null) return figure
  return word === '%' ? `${figure}%` : `${figure}\u00a0${word}`
}

const needed = (text: IndicatorText, { indicator, cell }: Course) =>
  text.signed(cell?.pace?.needed ?? 0, Math.max(1, indicator.digits))

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

/** The trend in sentences: whence and whither, the ends, last year, and what a dated target needs. */
export function trendSentence(text: IndicatorText, course: Course): string {
  const { catalogue, indicator, unit, grain, points, before, cell } = course
  const figure = (value: number | null) => plainFigure(text, course, value)
  const told = points.filter(({ value }) => value !== null)
  const [first] = told
  const last = told.at(-1)
  const named = { name: text.pick(indicator.name), unit: text.pick(unit.name) }
  if (first === undefined || last === undefined) return text.say('trend.none', named)
  const when = (point: PeriodPoint) => periodName(text, course, point)
  const end = { last: figure(last.value), end: when(last) }
  const said = [
    first === last
      ? text.say('trend.one', { ...named, ...end })
      : text.say('trend.line', { ...named, ...end, first: figure(first.value), begin: when(first) }),
  ]
  const { reported, due } = last.coverage
  if (reported < due)
    said.push(
      text.say('trend.partial', { end: end.end, coverage: text.say(`coverage.${course.counts}`, { reported, due }) }),
    )
  const sorted = told.toSorted((a, b) => (a.value ?? 0) - (b.value ?? 0))
  const [low = first, high = last] = [sorted[0], sorted.at(-1)]
  if (told.length > 2 && figure(low.value) !== figure(high.value)) {
    said.push(
      text.say('trend.ends', {
        low: figure(low.value),
        lowAt: when(low),
        high: figure(high.value),
        highAt: when(high),
      }),
    )
  }
  if (before !== null) {
    const then = besideIt(before, last, grain)?.value ?? null
    said.push(then === null ? text.say('trend.noYear') : text.say('trend.year', { value: figure(then) }))
  }
  if (cell !== undefined && cell.targetDue !== null && cell.target !== null && paceLine(points, cell) !== null) {
    said.push(
      text.say('trend.pace', {
        target: withUnit(text, catalogue, indicator, cell.target),
        due: dayWords(text, catalogue, cell.targetDue),
        needed: needed(text, course),
        done: text.signed(cell.pace?.done ?? 0, Math.max(1, indicator.digits)),
      }),
    )
  }
  return said.join(' ')
}
