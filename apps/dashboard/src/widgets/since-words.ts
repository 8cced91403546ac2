import type { Instant, Issue } from '@ioc/metrics'
import type { Text } from '../i18n/text.tsx'
import { markLabel } from './exception-words.ts'

/** Since when something is so, and whether that is only as far as is known. */
type Since = Pick<Issue, 'since' | 'sinceOrEarlier'>
type Speak = Pick<Text, 't' | 'pick' | 'number' | 'signed' | 'large' | 'gap' | 'lang' | 'age' | 'moment'>

/**
 * Since when and for how long: `từ 18/11, đã 5 ngày`; where nothing earlier is known nobody knows how long it is:
 * `từ 25/10 hoặc trước đó`; null where no day is known. `dateOf` writes the day, as told now unless given.
 */
export function sinceWords(
  text: Speak,
  { since, sinceOrEarlier }: Since,
  now: Instant,
  dateOf: (since: Instant) => string = (instant) => text.moment(instant, now),
): string | null {
  if (since === null) return null
  return text.t(sinceOrEarlier ? 'since.earlier' : 'since.from', { date: dateOf(since), age: text.age(now - since) })
}

/** The same with what is so: `chưa đạt từ 18/11, đã 5 ngày`. */
export function statusSinceWords(
  text: Speak,
  issue: Since & Pick<Issue, 'kind'>,
  now: Instant,
  dateOf?: (since: Instant) => string,
): string | null {
  const since = sinceWords(text, issue, now, dateOf)
  if (since === null) return null
  const status = issue.kind === 'not-reported' ? text.t('freshness.missing') : markLabel(text, issue.kind)
  return text.t('since.status', { status, since })
}

/** For how long, where there is no room for more: `5 ngày`, `trên 29 ngày`; null where no day is known. */
export function ageWords(text: Speak, { since, sinceOrEarlier }: Since, now: Instant): string | null {
  if (since === null) return null
  const age = text.age(now - since)
  return sinceOrEarlier ? text.t('since.orMore', { age }) : age
}
