import { type Day, dayOfCivil, type Instant } from '@ioc/metrics'

const MINUTE = 60_000
const DAY = 86_400_000

/** Where the parts of `2026-11-23T08:00:00.000+07:00` stand. */
const MINUTES_END = 16
const SECONDS_END = 19

/** Why a text names no instant. */
export type InstantFault = 'bad-time' | 'no-zone'

/**
 * The instant an ISO 8601 text names: `2026-11-23T08:00:00+07:00`, seconds and their fraction optional
 * (finer than a millisecond is cut). A text without a zone is read `assumedOffset` minutes east of UTC
 * where that is given. 31/02, 24:00 and a 61st second are no times. Read by character: it is asked of
 * every row, and a regular expression would take as long as all else that is done to one.
 */
export function parseInstant(text: string, assumedOffset?: number): Instant | InstantFault {
  const day = dayOfDate(digits(text, 0, 4), digits(text, 5, 7), digits(text, 8, 10))
  const [hour, minute] = [digits(text, 11, 13), digits(text, 14, 16)]
  if (day === undefined || !isPunctuated(text) || !(hour < 24 && minute < 60)) return 'bad-time'
  const zoneAt = endOfTime(text)
  const millis = millisOf(text, zoneAt)
  if (Number.isNaN(millis)) return 'bad-time'
  const offset = zoneAt === text.length ? assumedOffset : offsetOf(text, zoneAt)
  if (offset === undefined) return zoneAt === text.length ? 'no-zone' : 'bad-time'
  return day * DAY + (hour * 60 + minute - offset) * MINUTE + millis
}

/** Whether a text names a time without a zone, so that one has to be assumed. */
export function lacksZone(text: string): boolean {
  return parseInstant(text) === 'no-zone'
}

/** The number that [from, to) spells; NaN where one of them is no digit. */
function digits(text: string, from: number, to: number): number {
  let number = 0
  for (let at = from; at < to; at++) {
    const digit = text.charCodeAt(at) - 48
    if (!(digit >= 0 && digit <= 9)) return Number.NaN
    number = number * 10 + digit
  }
  return number
}

function isPunctuated(text: string): boolean {
  return text[4] === '-' && text[7] === '-' && text[10] === 'T' && text[13] === ':'
}

/** The day of a date that is in the calendar. */
function dayOfDate(year: number, month: number, date: number): Day | undefined {
  if (!(month >= 1 && month <= 12 && date >= 1 && year >= 0)) return undefined
  const day = dayOfCivil(year, month, date)
  return date <= 28 || day < dayOfCivil(year, month + 1, 1) ? day : undefined
}

/** Where the zone begins, or would. */
function endOfTime(text: string): number {
  if (text[MINUTES_END] !== ':') return MINUTES_END
  if (text[SECONDS_END] !== '.') return SECONDS_END
  let at = SECONDS_END + 1
  while (at < text.length && !Number.isNaN(digits(text, at, at + 1))) at++
  return at
}

/** Milliseconds of the seconds and their fraction, which ends at `end`; NaN where they are none. */
function millisOf(text: string, end: number): number {
  if (end === MINUTES_END) return 0
  const second = digits(text, MINUTES_END + 1, SECONDS_END)
  const places = end - SECONDS_END - 1
  if (!(second < 60) || places === 0 || places > 9) return Number.NaN
  if (places < 0) return second * 1000
  const kept = Math.min(places, 3)
  return second * 1000 + digits(text, SECONDS_END + 1, SECONDS_END + 1 + kept) * 10 ** (3 - kept)
}

/** Minutes east of UTC of the zone that is the rest of the text; undefined where it is none, as past ±14:00. */
function offsetOf(text: string, from: number): number | undefined {
  if (text[from] === 'Z') return text.length === from + 1 ? 0 : undefined
  const hours = digits(text, from + 1, from + 3)
  const minutes = digits(text, from + 4, from + 6)
  if (text.length !== from + 6 || text[from + 3] !== ':' || !(minutes < 60) || !(hours * 60 + minutes <= 14 * 60)) {
    return undefined
  }
  if (text[from] === '+') return hours * 60 + minutes
  return text[from] === '-' ? -(hours * 60 + minutes) : undefined
}

/** `+07:00`. */
export function formatOffset(minutes: number): string {
  const size = Math.abs(minutes)
  return `${minutes < 0 ? '-' : '+'}${twoDigits(Math.floor(size / 60))}:${twoDigits(size % 60)}`
}

const twoDigits = (value: number) => String(value).padStart(2, '0')
