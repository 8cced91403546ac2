import type { WireCatalogue } from '@ioc/contract'
import { type Day, parseDay, parsePeriod, startOfDay, type Window } from '@ioc/metrics'
import type { FeatureText } from '../feature-text.tsx'
import type { PeriodMessageId } from './messages.ts'

/** What a number speaks of: a period, and the first and last day of what was summed. */
export interface Spoken {
  readonly period: string
  readonly to: string
  /** Null where the number is of the period itself. */
  readonly window: Window | null
}

type Speak = FeatureText<PeriodMessageId>

/** `4 tuần`. */
export function windowWords({ t }: Pick<Speak, 't'>, { grain, count, upTo }: Window): string {
  const of = grain === 'reporting-month' ? 'reporting' : grain
  if (count > 1) return t('window.span', { grain: of, count })
  return t(upTo === 'now' ? 'window.now' : 'window.last', { grain: of })
}

/** A day as short as a head: `30/11`, with its year where that is not plain. */
export function shortDay(text: Speak, { utcOffsetMinutes }: Pick<WireCatalogue, 'utcOffsetMinutes'>, day: Day): string {
  const [, date = ''] = text.stamp(startOfDay(day, utcOffsetMinutes)).split(' ')
  return date
}

/** A period that still runs says up to when it is counted; a window names itself and its last day. */
export function spokenWords(
  text: Speak,
  catalogue: Pick<WireCatalogue, 'utcOffsetMinutes'>,
  { period, to, window }: Spoken,
  name: string,
): string {
  const last = parseDay(to)
  if (last === undefined) return name
  if (window !== null) {
    return text.t('window.until', { window: windowWords(text, window), day: shortDay(text, catalogue, last) })
  }
  return isRunning({ period, to })
    ? text.say('period.running', { period: name, day: shortDay(text, catalogue, last).slice(0, 5) })
    : name
}

/** Whether a number is of a period that is not over. */
export function isRunning({ period, to }: Pick<Spoken, 'period' | 'to'>): boolean {
  const last = parseDay(to)
  const whole = parsePeriod(period)
  return last !== undefined && whole !== undefined && last < whole.end - 1
}
