import type { Annotation, WireRevision } from '@ioc/contract'
import type { Catalogue, Cell, Indicator, Over, Unit, Window } from '@ioc/metrics'
import { periodWords } from '../../i18n/periods/period-words.ts'
import { spokenWords } from '../../i18n/periods/span-words.ts'
import { figureOf, unitWord } from '../../widgets/cell-words.ts'
import { dayWords } from '../../widgets/figure-words.ts'
import type { ShownGrain } from './asked.ts'
import type { IndicatorText } from './messages.ts'
import type { PeriodPoint } from './trend-lines.ts'

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

/** A figure with its unit: over which time it is, its period says. */
export function plainFigure(text: IndicatorText, { catalogue, indicator }: Course, value: number | null): string {
  const figure = figureOf(text, indicator, value)
  const word = unitWord(text, catalogue, indicator.unit, figure)
  if (value === null) return figure
  return word === '%' ? `${figure}%` : `${figure}\u00a0${word}`
}

/** What is needed a week to reach a dated target, with its sign. */
export const needed = (text: IndicatorText, { indicator, cell }: Course) =>
  text.signed(cell?.pace?.needed ?? 0, Math.max(1, indicator.digits))
