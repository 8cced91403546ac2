import type { Instant } from '@ioc/metrics'
import type { ImportsText } from './messages.ts'

/** `10:42, Thứ Hai, 23/11/2026`: whole, since it is kept and quoted on another day. */
export const moment = (text: ImportsText, instant: Instant) => `${text.time(instant)}, ${text.date(instant)}`
