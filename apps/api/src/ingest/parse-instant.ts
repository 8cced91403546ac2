import { type Instant, parseDay } from '@ioc/metrics'

const MINUTE = 60_000
const DAY = 86_400_000
const SHAPE = /^(\d{4}-\d{2}-\d{2})T(\d{2}):(\d{2})(?::(\d{2})(?:\.(\d{1,9}))?)?(Z|[+-]\d{2}:\d{2})?$/

/** Why a text names no instant. */
export type InstantFault = 'bad-time' | 'no-zone'

/**
 * The instant an ISO 8601 text names: `2026-11-23T08:00:00+07:00`, seconds and their fraction optional
 * (finer than a millisecond is cut). A text without a zone is read `assumedOffset` minutes east of UTC
 * where that is given. 31/02, 24:00 and a 61st second are no times.
 */
export function parseInstant(text: string, assumedOffset?: number): Instant | InstantFault {
  const match = SHAPE.exec(text)
  if (!match) return 'bad-time'
  const [, date = '', hour, minute, second = '0', fraction = '', zone] = match
  const day = parseDay(date)
  if (day === undefined || Number(hour) > 23 || Number(minute) > 59 || Number(second) > 59) return 'bad-time'
  const offset = zone === undefined ? assumedOffset : offsetOf(zone)
  if (offset === undefined) return zone === undefined ? 'no-zone' : 'bad-time'
  const millis = Number(fraction.slice(0, 3).padEnd(3, '0'))
  return day * DAY + (Number(hour) * 60 + Number(minute) - offset) * MINUTE + Number(second) * 1000 + millis
}

/** Minutes east of UTC; undefined past ±14:00, where there is no zone. */
function offsetOf(zone: string): number | undefined {
  if (zone === 'Z') return 0
  const minutes = Number(zone.slice(1, 3)) * 60 + Number(zone.slice(4))
  if (minutes > 14 * 60 || Number(zone.slice(4)) > 59) return undefined
  return zone.startsWith('-') ? -minutes : minutes
}

/** Whether a text is written without a zone, so that one has to be assumed. */
export function lacksZone(text: string): boolean {
  const match = SHAPE.exec(text)
  return match !== null && match[6] === undefined
}

/** `+07:00`. */
export function formatOffset(minutes: number): string {
  const size = Math.abs(minutes)
  return `${minutes < 0 ? '-' : '+'}${twoDigits(Math.floor(size / 60))}:${twoDigits(size % 60)}`
}

const twoDigits = (value: number) => String(value).padStart(2, '0')
