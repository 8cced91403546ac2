import type { WireCatalogue } from '@ioc/contract'
import { dayOf, formatPeriod, type Grain, periodOf } from '@ioc/metrics'
import type { TrendWords } from '../../charts/trend.ts'
import { inDigits } from '../../i18n/digits.ts'
import { shortDay, windowWords } from '../../i18n/periods/span-words.ts'
import { type Course, type CourseLine, endsOf } from './course.ts'
import type { ExplorerText } from './messages.ts'
import { tableWords } from './table-words.ts'

/** How a chart speaks: its name, its axes, the end of a line, and all of it in one sentence. */
export interface CourseWords {
  readonly title: string
  readonly axes: TrendWords
  readonly label: (line: CourseLine) => string
  readonly sentence: string
}

/** The words of one chart. */
export function courseWords(
  text: ExplorerText,
  catalogue: WireCatalogue,
  { indicator, window, unit, lines }: Course,
  grain: Grain,
): CourseWords {
  const { say, pick } = text
  const { name } = tableWords(text, catalogue)
  const byYear = lines.some(({ year }) => year !== null)
  const named =
    window === null
      ? pick(indicator.name)
      : say('chartOver', { name: pick(indicator.name), window: windowWords(text, window) })
  const title = [named, ...(unit === null ? [] : [name('unit', unit)])].join(' · ')
  const figure = (value: number) => text.number(value, indicator.digits) + (indicator.unit === '%' ? '%' : '')
  const nameOf = (line: CourseLine) => (line.year === null ? name('unit', line.unit) : name('year', line.year))
  const said = (line: CourseLine) => {
    const ends = endsOf(line)
    if (ends === null) return say('noLine', { name: nameOf(line) })
    return say('lineOf', { name: nameOf(line), from: figure(ends.first), to: figure(ends.last) })
  }
  return {
    title,
    axes: {
      value: (value) => text.gap(value, Math.max(1, indicator.digits)),
      time: (time) => {
        const period = formatPeriod(periodOf(grain, dayOf(time, catalogue.utcOffsetMinutes)))
        if (byYear) return name('part', period.slice(5).replace('R', ''))
        // A month is as narrow as a mark of the axis: its name in words is not.
        const [, year, month] = /^(\d{4})-R?(\d{2})$/.exec(period) ?? []
        return month === undefined ? name('period', period) : inDigits(text.lang, `${month}/${year}`)
      },
      end: (time) => shortDay(text, catalogue, dayOf(time, catalogue.utcOffsetMinutes)).slice(0, byYear ? 5 : 10),
    },
    label: (line) => {
      const ends = endsOf(line)
      if (ends === null) return ''
      return unit !== null && !byYear ? figure(ends.last) : `${nameOf(line)} ${figure(ends.last)}`
    },
    sentence: say('chartOf', { name: title, lines: lines.map(said).join('; ') }),
  }
}
