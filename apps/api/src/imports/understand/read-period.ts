import { dayOfCivil, formatDay, formatPeriod, type Grain, parsePeriod, periodOf } from '@ioc/metrics'
import type { Cell } from '../read/cell.ts'
import { fold } from './fold.ts'

/** `2026-11-23` from `23/11/2026` or `23-11-2026`, day before month as it is written here; undefined for none, also 31/02. */
export function dayText(text: string): string | undefined {
  const match = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})$/.exec(text.trim())
  if (!match) return undefined
  const [, day = '', month = '', year = ''] = match
  const name = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`
  return Number(month) <= 12 && formatDay(dayOfCivil(Number(year), Number(month), Number(day))) === name
    ? name
    : undefined
}

const ROMAN: Readonly<Record<string, number>> = { i: 1, ii: 2, iii: 3, iv: 4 }

/** Ways a period is written in Vietnamese and English, on folded text. Days signed under (`ngày 05 tháng 02`) are none. */
const SPOKEN: readonly (readonly [RegExp, (number: string, year: string) => string])[] = [
  [/\b(?:tuan|week)(?: thu)? (\d{1,2})(?: nam |[ /-]+)(\d{4})\b/, (week, year) => `${year}-W${week.padStart(2, '0')}`],
  [
    /(?<!ngay \d{1,2} )\b(?:thang|month) (\d{1,2})(?: nam |[ /-]+)(\d{4})\b/,
    (month, year) => `${year}-${month.padStart(2, '0')}`,
  ],
  [
    /\b(?:quy|quarter) (\d|iv|i{1,3})(?: nam |[ /-]+)(\d{4})\b/,
    (quarter, year) => `${year}-Q${ROMAN[quarter] ?? quarter}`,
  ],
  [/^(\d{1,2})[/-](\d{4})$/, (month, year) => `${year}-${month.padStart(2, '0')}`],
  [/^nam (\d{4})()$/, (year) => year],
]

/** The period a text names, in the contract's words; undefined where it names none. */
export function periodText(text: string): string | undefined {
  const trimmed = text.trim()
  if (parsePeriod(trimmed)) return trimmed
  const day = dayText(trimmed)
  if (day !== undefined) return day
  const folded = fold(trimmed)
  for (const [shape, write] of SPOKEN) {
    const match = shape.exec(folded)
    const name = match ? write(match[1] ?? '', match[2] ?? '') : undefined
    if (name !== undefined && parsePeriod(name)) return name
  }
  return undefined
}

/** A cell of a period column as the contract writes it; undefined where it is none. */
export function periodOfCell(cell: Cell): string | undefined {
  if (cell.kind === 'error') return undefined
  return periodText(String(cell.value))
}

/** A cell of a time column: ISO 8601; a date or a time without a zone is the pack's wall clock. */
export function timeOfCell({ value, kind }: Cell): string | undefined {
  if (kind === 'error' || kind === 'month') return undefined
  const text = String(value).trim()
  const [date = '', clock = '00:00', rest] = text.split(/[ T]/, 3)
  const day = /^\d{4}-\d{2}-\d{2}$/.test(date) ? date : dayText(date)
  if (day === undefined || parsePeriod(day) === undefined || rest !== undefined) return undefined
  return /^\d{2}:\d{2}/.test(clock) ? `${day}T${clock}` : undefined
}

/** What a title says of the period: a name, a span of days that is or is not a period of the grain, or nothing. */
export type TitlePeriod = { readonly period: string } | { readonly span: string } | undefined

/** The period that the texts above a table name. A span of days goes before a name: it says what was counted. */
export function titlePeriod(texts: readonly string[], grain: Grain): TitlePeriod {
  for (const text of texts) {
    const match =
      /(?:tu )?ngay (\d{1,2}[/.-]\d{1,2}[/.-]\d{4}) (?:den|-) (?:het )?(?:ngay )?(\d{1,2}[/.-]\d{1,2}[/.-]\d{4})/.exec(
        fold(text),
      )
    const [first, last] = [parsePeriod(dayText(match?.[1] ?? '') ?? ''), parsePeriod(dayText(match?.[2] ?? '') ?? '')]
    if (!match || !first || !last) continue
    const period = periodOf(grain, first.start)
    return period.start === first.start && period.end === last.end
      ? { period: formatPeriod(period) }
      : { span: `${match[1]} – ${match[2]}` }
  }
  const names = new Set(
    texts.flatMap((text) => periodText(text) ?? []).filter((name) => parsePeriod(name)?.grain === grain),
  )
  const [period] = names
  return period !== undefined && names.size === 1 ? { period } : undefined
}
