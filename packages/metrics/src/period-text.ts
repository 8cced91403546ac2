import { civilOf, dayOfCivil } from './civil.ts'
import { type Day, type Period, periodOf } from './period.ts'

const digits = (value: number, length: number) => String(value).padStart(length, '0')

/** `YYYY-MM-DD`. */
export function formatDay(day: Day): string {
  const { year, month, dayOfMonth } = civilOf(day)
  return `${digits(year, 4)}-${digits(month, 2)}-${digits(dayOfMonth, 2)}`
}

/** A day from `YYYY-MM-DD`; undefined for anything else and for dates that do not exist. */
export function parseDay(text: string): Day | undefined {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return undefined
  const day = dayOfCivil(Number(text.slice(0, 4)), Number(text.slice(5, 7)), Number(text.slice(8)))
  return formatDay(day) === text ? day : undefined
}

/** `2026-11-23`, `2026-W48`, `2026-11`, `2026-R11` (15 October to 14 November), `2026-Q4`, `2026`. */
export function formatPeriod(period: Period): string {
  if (period.grain === 'day') return formatDay(period.start)
  if (period.grain === 'week') return formatWeek(period.start)
  // The last day bears the name: a reporting month begins in the month before.
  const { year, month } = civilOf(period.end - 1)
  if (period.grain === 'month') return `${digits(year, 4)}-${digits(month, 2)}`
  if (period.grain === 'reporting-month') return `${digits(year, 4)}-R${digits(month, 2)}`
  if (period.grain === 'quarter') return `${digits(year, 4)}-Q${month / 3}`
  return digits(year, 4)
}

/** ISO 8601: a week belongs to the year that holds its Thursday. */
function formatWeek(monday: Day): string {
  const { year } = civilOf(monday + 3)
  const week = Math.floor((monday + 3 - dayOfCivil(year, 1, 1)) / 7) + 1
  return `${digits(year, 4)}-W${digits(week, 2)}`
}

const MONDAY_OF_FIRST_WEEK = (year: number) => periodOf('week', dayOfCivil(year, 1, 4)).start

/** Readers of each shape: the match's year and number to the period they should name. */
const SHAPES: readonly (readonly [RegExp, (year: number, number: number) => Period])[] = [
  [/^(\d{4})-W(\d{2})$/, (year, week) => periodOf('week', MONDAY_OF_FIRST_WEEK(year) + (week - 1) * 7)],
  [/^(\d{4})-(\d{2})$/, (year, month) => periodOf('month', dayOfCivil(year, month, 1))],
  [/^(\d{4})-R(\d{2})$/, (year, month) => periodOf('reporting-month', dayOfCivil(year, month, 1))],
  [/^(\d{4})-Q(\d)$/, (year, quarter) => periodOf('quarter', dayOfCivil(year, quarter * 3, 1))],
  [/^(\d{4})$/, (year) => periodOf('year', dayOfCivil(year, 1, 1))],
]

/** The period a text names; undefined where the text is of no known shape or names no real period (`2025-W53`). */
export function parsePeriod(text: string): Period | undefined {
  const day = parseDay(text)
  if (day !== undefined) return periodOf('day', day)
  for (const [shape, read] of SHAPES) {
    const match = shape.exec(text)
    if (!match) continue
    const period = read(Number(match[1]), Number(match[2]))
    // Numbers that run over (month 13, week 53) come out as another period's name.
    return formatPeriod(period) === text ? period : undefined
  }
  return undefined
}
