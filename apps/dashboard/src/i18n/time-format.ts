import type { Instant, Lang } from '@ioc/metrics'
import { languageOf } from './index.ts'
import type { MessageId } from './messages.ts'

const made = new Map<string, Intl.DateTimeFormat>()

function formatter(lang: Lang, zone: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = `${lang} ${zone} ${JSON.stringify(options)}`
  const held = made.get(key)
  if (held !== undefined) return held
  const fresh = new Intl.DateTimeFormat(languageOf(lang).locale, { timeZone: zone, ...options })
  made.set(key, fresh)
  return fresh
}

/** `Thứ Hai, 23/11/2026`, in the pack's zone whatever the screen's own zone is. */
export function formatDate(lang: Lang, zone: string, instant: Instant): string {
  const weekday = formatter(lang, zone, { weekday: 'long' }).format(instant)
  const date = formatter(lang, zone, { day: '2-digit', month: '2-digit', year: 'numeric' }).format(instant)
  return `${weekday}, ${date}`
}

/** A moment of any day, as papers write it: `16:42 23/11/2026`. */
export function formatStamp(lang: Lang, zone: string, instant: Instant): string {
  const date = formatter(lang, zone, { day: '2-digit', month: '2-digit', year: 'numeric' }).format(instant)
  return `${formatTime(lang, zone, instant)} ${date}`
}

/** `16:42`. */
export function formatTime(lang: Lang, zone: string, instant: Instant): string {
  return formatter(lang, zone, { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }).format(instant)
}

/** `10:42:07`, for the clock that shows the browser is alive. */
export function formatClock(lang: Lang, zone: string, instant: Instant): string {
  return formatter(lang, zone, { hour: '2-digit', minute: '2-digit', second: '2-digit', hourCycle: 'h23' }).format(
    instant,
  )
}

/** `20/11`, where the time of day says too little. */
export function formatDayMonth(lang: Lang, zone: string, instant: Instant): string {
  // Put together here: some locales would write 20-11 beside a date written 20/11/2026.
  const parts = formatter(lang, zone, { day: '2-digit', month: '2-digit' }).formatToParts(instant)
  const part = (type: string) => parts.find((one) => one.type === type)?.value ?? ''
  return `${part('day')}/${part('month')}`
}

/** The time of an instant of today, the date of any other day. */
export function formatMoment(lang: Lang, zone: string, instant: Instant, now: Instant): string {
  const sameDay = formatDate('en', zone, instant) === formatDate('en', zone, now)
  return sameDay ? formatTime(lang, zone, instant) : formatDayMonth(lang, zone, instant)
}

const SECOND = 1_000
const MINUTE = 60 * SECOND
const HOUR = 60 * MINUTE
const DAY = 24 * HOUR

/** An age in its largest whole unit, as a message and its count; never negative. */
export function ageOf(milliseconds: number): { readonly id: MessageId; readonly count: number } {
  const age = Math.max(0, milliseconds)
  if (age < MINUTE) return { id: 'age.seconds', count: Math.floor(age / SECOND) }
  if (age < HOUR) return { id: 'age.minutes', count: Math.floor(age / MINUTE) }
  if (age < DAY) return { id: 'age.hours', count: Math.floor(age / HOUR) }
  return { id: 'age.days', count: Math.floor(age / DAY) }
}

/**
 * How long something lasts, in its two largest units, as messages and their counts: 2 hours 10 minutes, 3 days
 * 4 hours. Rounded once, to the smaller of the two, which is left out where it is 0; never negative.
 */
export function durationOf(milliseconds: number): readonly { readonly id: MessageId; readonly count: number }[] {
  const lasting = Math.max(0, milliseconds)
  const minutes = Math.round(lasting / MINUTE)
  const inDays = minutes * MINUTE >= DAY
  const small = inDays ? Math.round(lasting / HOUR) : minutes
  const perLarge = inDays ? 24 : 60
  const parts = [
    { id: inDays ? 'age.days' : 'age.hours', count: Math.floor(small / perLarge) },
    { id: inDays ? 'age.hours' : 'age.minutes', count: small % perLarge },
  ] as const
  const told = parts.filter(({ count }) => count > 0)
  return told.length > 0 ? told : [{ id: 'age.minutes', count: 0 }]
}
