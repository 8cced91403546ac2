import { dayOf, formatDay, formatPeriod, type Grain, type Instant, periodOf, shiftPeriod } from '@ioc/metrics'
import type { Moment } from './connector.ts'

/** `2026-11-23T08:30:00.000+07:00`: an instant as the wire writes it, in the local zone. */
export function isoAt(instant: Instant, offset: number): string {
  const local = new Date(instant + offset * 60_000).toISOString().slice(0, -1)
  const minutes = Math.abs(offset)
  return `${local}${offset < 0 ? '-' : '+'}${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`
}

const two = (value: number) => String(value).padStart(2, '0')

/** The moment of a delivery, as expressions may name it. */
export function momentOf(now: Instant, offset: number): Moment {
  const today = dayOf(now, offset)
  return {
    at: isoAt(now, offset),
    day: formatDay(today),
    yesterday: formatDay(today - 1),
    week: formatPeriod(periodOf('week', today)),
    month: formatPeriod(periodOf('month', today)),
  }
}

/** The period an instant lies in, or the one before it, which is over. */
export function periodAt(grain: Grain, now: Instant, offset: number, which: 'last' | 'current') {
  const current = periodOf(grain, dayOf(now, offset))
  return which === 'current' ? current : shiftPeriod(current, -1)
}
