import type { WireCatalogue } from '@ioc/contract'
import { dayOf, formatPeriod, type Grain, periodOf } from '@ioc/metrics'
import type { TrendWords } from '../../charts/trend.ts'
import { type Course, type CourseLine, endsOf } from './course.ts'
import type { ExplorerText } from './messages.ts'
import { tableWords } from './table-words.ts'

/** How a chart speaks: of its axes, at the end of a line, and in one sentence. */
export interface CourseWords {
  readonly axes: TrendWords
  readonly label: (line: CourseLine) => string
  readonly sentence: string
}

/** The words of one chart; a unit that stands alone is not named at its line. */
export function courseWords(
  text: ExplorerText,
  catalogue: WireCatalogue,
  { indicator, lines }: Course,
  grain: Grain,
): CourseWords {
  const { say, pick } = text
  const { name } = tableWords(text, catalogue)
  const byYear = lines.some(({ year }) => year !== null)
  const isAlone = new Set(lines.map(({ unit }) => unit)).size === 1
  const figure = (value: number) => text.number(value, indicator.digits) + (indicator.unit === '%' ? '%' : '')
  const nameOf = ({ unit, year }: CourseLine) => {
    const names = year === null ? [name('unit', unit)] : [name('unit', unit), name('year', year)]
    return (isAlone ? names.slice(1) : names).join(' ')
  }
  const said = (line: CourseLine) => {
    const ends = endsOf(line)
    const called = nameOf(line) || name('unit', line.unit)
    if (ends === null) return say('noLine', { name: called })
    return say('lineOf', { name: called, from: figure(ends.first), to: figure(ends.last) })
  }
  return {
    axes: {
      value: (value) => text.gap(value, Math.max(1, indicator.digits)),
      time: (time) => {
        const period = formatPeriod(periodOf(grain, dayOf(time, catalogue.utcOffsetMinutes)))
        return byYear ? name('part', period.slice(5)) : name('period', period)
      },
    },
    label: (line) => {
      const ends = endsOf(line)
      return ends === null ? '' : `${nameOf(line)} ${figure(ends.last)}`.trim()
    },
    sentence: say('chartOf', { name: pick(indicator.name), lines: lines.map(said).join('; ') }),
  }
}
