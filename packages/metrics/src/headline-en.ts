import type { Window } from './indicator.ts'
import { capital, formatYear, type HeadlineWords, numberWord, type SinceWords } from './headline-words.ts'

const NUMBERS = ['zero', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten']
const WEEKDAYS = ['', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday']
const MONTHS = [
  '',
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
]

const GRAINS = {
  day: ['day', 'today'],
  week: ['week', 'this week'],
  month: ['month', 'this month'],
  'reporting-month': ['reporting month', 'this reporting month'],
  quarter: ['quarter', 'this quarter'],
  year: ['year', 'this year'],
} as const

const word = (count: number) => numberWord(NUMBERS, count, 'en')

function from(since: SinceWords, orEarlier: boolean): string {
  if (orEarlier) return `since ${dayOf(since)} or earlier`
  return since.kind === 'today' ? 'today' : `since ${dayOf(since)}`
}

/** ` in 4 weeks`, ` this week`, ` in the latest week`. */
function over({ grain, count, upTo }: Window): string {
  const [name, now] = GRAINS[grain]
  if (count > 1) return ` in ${count} ${name}s`
  return upTo === 'now' ? ` ${now}` : ` in the latest ${name}`
}

function dayOf(since: SinceWords): string {
  if (since.kind === 'today' || since.kind === 'yesterday') return since.kind
  if (since.kind === 'weekday') return WEEKDAYS[since.weekday] ?? ''
  const year = since.year === null ? '' : ` ${formatYear(since.year, 'en')}`
  return `${since.day} ${MONTHS[since.month]}${year}`
}

export const EN: HeadlineWords = {
  onTarget(met, all) {
    if (all === 1) return met === 1 ? 'The only component is on target.' : 'The only component is not on target.'
    if (met === 0) return `None of the ${word(all)} components is on target.`
    if (met === all) return all === 2 ? 'Both components are on target.' : `All ${word(all)} components are on target.`
    return `${capital(word(met))} of ${word(all)} components ${met === 1 ? 'is' : 'are'} on target.`
  },
  nothingKnown: 'No component has data yet.',
  gap(amount, unit, direction) {
    const one = amount === '1'
    const named = unit.kind === 'points' ? (one ? ' point' : ' points') : one ? ' day' : ' days'
    const what = unit.kind === 'counted' ? ` ${unit.word}` : named
    // A colon, for no verb: a name may be singular or plural.
    const time = unit.kind === 'counted' && unit.over ? over(unit.over) : ''
    return `: ${amount}${what} ${direction === 'up' ? 'short of' : 'over'} target${time}`
  },
  atLeast: (amount) => `at least ${amount}`,
  // The number last, as in a list.
  lack: (amount, countable, sense) => `${countable} ${sense === 'more' ? 'short' : 'too many'}: ${amount}`,
  from: { mainly: [', mainly in ', ''], only: [', in ', ''] },
  and: ' and ',
  silent(since, orEarlier, units) {
    const verb = units === 1 ? ' has' : ' have'
    return ['', since === null ? `${verb} never reported` : `${verb} not reported ${from(since, orEarlier)}`]
  },
  manySilent: (count) => `${word(count)} units have not reported`,
  allReported: 'All units reported on time',
  full: '.',
}
