import type { Instant } from '@ioc/metrics'
import type { SourcesText } from './messages.ts'

/** `16:42` today, `20/11 16:42` on any other day. */
export function moment(text: SourcesText, instant: Instant, now: Instant): string {
  const time = text.time(instant)
  const short = text.moment(instant, now)
  return short === time ? time : `${short} ${time}`
}
