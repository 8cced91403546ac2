import { foldText } from '@ioc/contract'
import { dayOfCivil, formatDay, formatPeriod, type Grain, parsePeriod, type Period } from '@ioc/metrics'
import type { Cell } from '../read/cell.ts'
import { spanIn, withDates } from './read-span.ts'

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

const ROMAN_OR_NUMBER = 'iv|i{1,3}|\\d{1,2}'
const AFTER = '(?: nam |[ /.-]+)(\\d{4})\\b'

/** Ways a period is written in Vietnamese and English, on folded text. Days signed under (`ngày 05 tháng 02`) are none. */
const SPOKEN: readonly (readonly [RegExp, (number: string, year: string) => string])[] = [
  [new RegExp(`\\b(?:tuan|week)(?: thu)? (\\d{1,2})${AFTER}`), (week, year) => `${year}-W${week.padStart(2, '0')}`],
  [
    new RegExp(`(?<!ngay \\d{1,2} )\\b(?:thang|month) (\\d{1,2})${AFTER}`),
    (month, year) => `${year}-${month.padStart(2, '0')}`,
  ],
  [
    new RegExp(`\\b(?:quy|quarter) (${ROMAN_OR_NUMBER})${AFTER}`),
    (quarter, year) => `${year}-Q${ROMAN[quarter] ?? quarter}`,
  ],
  [/^(\d{1,2})[/-](\d{4})$/, (month, year) => `${year}-${month.padStart(2, '0')}`],
  [/^nam (\d{4})()$/, (year) => year],
]

/** Several periods, or a part of a year: `tháng 10 và tháng 11`, `quý III - IV`, `6 tháng đầu năm`, `lũy kế`. */
const SEVERAL = [
  new RegExp(
    `\\b(thang|tuan|quy|month|week|quarter)(?: thu)? (?:${ROMAN_OR_NUMBER}) ?(?:,|;|va|den|toi|and|to|-|&|\\+) ?(?:\\1 )?(?:${ROMAN_OR_NUMBER})\\b`,
  ),
  /\b(?:\d{1,2}|hai|ba|sau|chin) thang (?:dau |cuoi )?nam\b/,
  /\bluy ke\b|\btu dau nam\b|\bfirst (?:\d|six|nine) months\b/,
]

const speaksOfSeveral = (folded: string) => SEVERAL.some((several) => several.test(folded))

/** The period a text names, in the contract's words; undefined where it names none. */
export function periodText(text: string): string | undefined {
  const trimmed = text.trim()
  if (parsePeriod(trimmed)) return trimmed
  const day = dayText(trimmed)
  if (day !== undefined) return day
  const folded = foldText(trimmed)
  if (speaksOfSeveral(folded)) return undefined
  for (const [shape, write] of SPOKEN) {
    const match = shape.exec(folded)
    const name = match ? write(match[1] ?? '', match[2] ?? '') : undefined
    if (name !== undefined && parsePeriod(name)) return name
  }
  return undefined
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

/** What a text says of the period: a name; days that are no period of the grain, or whose year is not known; days and a number that contradict each other; or nothing. */
export type TitlePeriod =
  | { readonly period: string }
  | { readonly span: string }
  | { readonly differs: string }
  | undefined

/** What a number of a period is called, by grain, on folded text without dates. */
const NUMBERED: Partial<Record<Grain, RegExp>> = {
  week: /\b(?:tuan|week)(?: thu)? (\d{1,2})\b/g,
  month: /\b(?:thang|month) (\d{1,2})\b/g,
  'reporting-month': /\b(?:thang|month) (\d{1,2})\b/g,
  quarter: new RegExp(`\\b(?:quy|quarter) (${ROMAN_OR_NUMBER})\\b`, 'g'),
}

/** The period that texts name. Days go before a name: they say what was counted; a number beside them has to agree. */
export function titlePeriod(texts: readonly string[], grain: Grain): TitlePeriod {
  const years = new Set(texts.flatMap((text) => foldText(text).match(/\b(?:19|20)\d{2}\b/g) ?? []).map(Number))
  const span = texts.map((text) => spanIn(text, grain, years)).find((each) => each !== undefined)
  if (span) {
    const numbers = numbersIn(texts, grain)
    const [period, ...others] = span.periods.filter((each) => span.periods.length === 1 || numbers.has(numberOf(each)))
    if (!period || others.length > 0) return { span: span.said }
    const wrong = [...numbers].find((number) => number !== numberOf(period))
    const name = formatPeriod(period)
    return wrong === undefined
      ? { period: name }
      : { differs: `${span.said} is ${name}, but it says ${grain} ${wrong}` }
  }
  const several = texts.find((text) => speaksOfSeveral(withDates(text)))
  if (several !== undefined) return { span: several.trim().slice(0, 80) }
  const names = new Set(
    texts.flatMap((text) => periodText(text) ?? []).filter((name) => parsePeriod(name)?.grain === grain),
  )
  const [period] = names
  return period !== undefined && names.size === 1 ? { period } : undefined
}

/** The numbers that texts give their periods of a grain: 46 of `Tuần 46`. */
function numbersIn(texts: readonly string[], grain: Grain): ReadonlySet<number> {
  const shape = NUMBERED[grain]
  if (!shape) return new Set()
  const said = texts.flatMap((text) => [...withDates(text).matchAll(shape)].map(([, number = '']) => number))
  return new Set(said.map((number) => ROMAN[number] ?? Number(number)))
}

/** 46 of 2025-W46, 11 of 2025-11, 4 of 2025-Q4. */
const numberOf = (period: Period) => Number(/\d+$/.exec(formatPeriod(period))?.[0])

/** A cell of a period column as the contract writes it, for a measure of that grain; undefined where it is none. */
export function periodOfCell(cell: Cell, grain: Grain): TitlePeriod {
  if (cell.kind === 'error') return undefined
  const text = String(cell.value)
  const told = titlePeriod([text], grain)
  const name = told ? undefined : periodText(text)
  return name === undefined ? told : { period: name }
}
