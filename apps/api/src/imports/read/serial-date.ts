import { formatDay } from '@ioc/metrics'
import type { Cell } from './cell.ts'

/** Serials at which 1970-01-01 stands: in the 1900 system (which has a 29/02/1900 that never was), and in that of 1904. */
const EPOCH_1900 = 25_569
const EPOCH_1904 = 24_107
const LAST = 2_958_465

/** How a number format shows a number: as a date, as a month without its day, or as a number. */
export type DateStyle = 'date' | 'month' | 'number'

/** The date a serial number stands for, as the wall clock of whoever wrote it: no zone ever enters. */
export function readSerial(serial: number, system: 1900 | 1904, style: Exclude<DateStyle, 'number'>): Cell {
  const day = Math.floor(serial)
  if (serial < 0 || day > LAST) return { kind: 'error', value: `${serial} is no date` }
  if (system === 1900 && day === 60) return { kind: 'error', value: 'serial 60 is 29/02/1900, a day that never was' }
  if (system === 1900 && day === 0) return { kind: 'error', value: 'is a time of day without a date' }
  const since = system === 1904 ? day - EPOCH_1904 : day - EPOCH_1900 + (day < 60 ? 1 : 0)
  const seconds = Math.round((serial - day) * 86_400)
  const text = formatDay(since + Math.floor(seconds / 86_400))
  if (style === 'month' && text.endsWith('-01')) return { kind: 'month', value: text.slice(0, 7) }
  const clock = seconds % 86_400
  if (clock === 0) return { kind: 'date', value: text }
  const [hours, minutes, rest] = [Math.floor(clock / 3600), Math.floor(clock / 60) % 60, clock % 60]
  return {
    kind: 'date',
    value: `${text}T${[hours, minutes, rest].map((part) => String(part).padStart(2, '0')).join(':')}`,
  }
}

/** Formats that every program knows by number alone: 14 to 17 and 22 are dates, 18 to 21 and 45 to 47 times. */
const BUILT_IN: ReadonlyMap<number, DateStyle> = new Map([
  [14, 'date'],
  [15, 'date'],
  [16, 'date'],
  [17, 'month'],
  [22, 'date'],
  ...[27, 28, 29, 30, 31, 36, 50, 51, 52, 53, 54, 55, 56, 57, 58].map((id) => [id, 'date'] as const),
])

/** What a number format makes of a number: its code where the workbook declares it, else its well-known number. */
export function dateStyleOf(id: number, code: string | undefined): DateStyle {
  if (code === undefined) return BUILT_IN.get(id) ?? 'number'
  // Texts in quotes, colours and conditions in brackets and escaped characters say nothing of dates.
  const letters = code.replaceAll(/"[^"]*"|\[[^\]]*\]|\\.|_.|\*./g, '').toLowerCase()
  if (!letters.includes('y')) return /d/.test(letters) && /m/.test(letters) ? 'date' : 'number'
  return letters.includes('d') ? 'date' : 'month'
}
