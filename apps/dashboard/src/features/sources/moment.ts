import type { Instant } from '@ioc/metrics'
import type { SourcesText } from './messages.ts'

/** `16:42` today, `20/11 16:42` on any other day of this year, `20/11/2024 16:42` in any other year. */
export function moment(text: SourcesText, instant: Instant, now: Instant): string {
  const time = text.time(instant)
  const short = text.moment(instant, now)
  if (short === time) return time
  const dated = dayOf(text.date(instant))
  return `${dated.slice(-4) === dayOf(text.date(now)).slice(-4) ? short : dated} ${time}`
}

/** `Thứ Hai, 23/11/2026` without its weekday. */
const dayOf = (date: string) => date.slice(date.lastIndexOf(', ') + 2)
