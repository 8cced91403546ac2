import { withUnit } from '../../widgets/cell-words.ts'
import { dayWords } from '../../widgets/figure-words.ts'
import { type Course, needed, periodName, plainFigure } from './course.ts'
import type { IndicatorText } from './messages.ts'
import { besideIt, paceLine, type PeriodPoint } from './trend-lines.ts'

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
