import type { Window } from './indicator.ts'
import { formatNumber, formatYear, type HeadlineWords, numberWord, type SinceWords } from './headline-words.ts'

/** Counts of things take the classifier -টি. */
const NUMBERS = ['শূন্যটি', 'একটি', 'দুটি', 'তিনটি', 'চারটি', 'পাঁচটি', 'ছয়টি', 'সাতটি', 'আটটি', 'নয়টি', 'দশটি']
const WEEKDAYS = ['', 'সোমবার', 'মঙ্গলবার', 'বুধবার', 'বৃহস্পতিবার', 'শুক্রবার', 'শনিবার', 'রবিবার']
const MONTHS = [
  '',
  'জানুয়ারি',
  'ফেব্রুয়ারি',
  'মার্চ',
  'এপ্রিল',
  'মে',
  'জুন',
  'জুলাই',
  'আগস্ট',
  'সেপ্টেম্বর',
  'অক্টোবর',
  'নভেম্বর',
  'ডিসেম্বর',
]

const GRAINS = {
  day: ['দিনে', 'আজ'],
  week: ['সপ্তাহে', 'এই সপ্তাহে'],
  month: ['মাসে', 'এই মাসে'],
  'reporting-month': ['প্রতিবেদন-মাসে', 'এই প্রতিবেদন-মাসে'],
  quarter: ['ত্রৈমাসিকে', 'এই ত্রৈমাসিকে'],
  year: ['বছরে', 'এই বছরে'],
} as const

const word = (count: number) => {
  const text = numberWord(NUMBERS, count, 'bn')
  return count < NUMBERS.length ? text : `${text}টি`
}

function from(since: SinceWords, orEarlier: boolean): string {
  if (orEarlier) return `${dayOf(since)} বা তার আগে থেকে`
  return since.kind === 'today' ? 'আজ' : `${dayOf(since)} থেকে`
}

/** ` ৪ সপ্তাহে`, ` এই সপ্তাহে`, ` শেষ সপ্তাহে`. */
function over({ grain, count, upTo }: Window): string {
  const [name, now] = GRAINS[grain]
  if (count > 1) return ` ${formatNumber(count, 0, 'bn')} ${name}`
  return upTo === 'now' ? ` ${now}` : ` শেষ ${name}`
}

function dayOf(since: SinceWords): string {
  if (since.kind === 'today') return 'আজ'
  if (since.kind === 'yesterday') return 'গতকাল'
  if (since.kind === 'weekday') return WEEKDAYS[since.weekday] ?? ''
  const year = since.year === null ? '' : ` ${formatYear(since.year, 'bn')}`
  return `${formatNumber(since.day, 0, 'bn')} ${MONTHS[since.month]}${year}`
}

export const BN: HeadlineWords = {
  onTarget(met, all) {
    if (all === 1) return met === 1 ? 'একমাত্র উপাদানটি লক্ষ্যে পৌঁছেছে।' : 'একমাত্র উপাদানটি লক্ষ্যে পৌঁছায়নি।'
    if (met === 0) return `${word(all)} উপাদানের কোনোটিই লক্ষ্যে পৌঁছায়নি।`
    if (met === all) return `${word(all)} উপাদানের সবকটিই লক্ষ্যে পৌঁছেছে।`
    return `${word(all)} উপাদানের মধ্যে ${word(met)} লক্ষ্যে পৌঁছেছে।`
  },
  nothingKnown: 'এখনো কোনো উপাদানের তথ্য নেই।',
  gap(amount, unit, direction) {
    const what = unit.kind === 'points' ? 'পয়েন্ট' : unit.kind === 'days' ? 'দিন' : unit.word
    const time = unit.kind === 'counted' && unit.over ? over(unit.over) : ''
    return `${time} লক্ষ্যের চেয়ে ${amount} ${what} ${direction === 'up' ? 'কম' : 'বেশি'}`
  },
  atLeast: (amount) => `অন্তত ${amount}`,
  lack: (amount, countable, sense) => `${amount} ${countable} ${sense === 'more' ? 'কম' : 'বেশি'}`,
  from: { mainly: [', প্রধানত ', '-এ'], only: [', ', '-এ'] },
  and: ' ও ',
  silent(since, orEarlier) {
    if (since === null) return ['', ' কখনো প্রতিবেদন দেয়নি']
    return [`${from(since, orEarlier)} `, ' প্রতিবেদন দেয়নি']
  },
  manySilent: (count) => `${word(count)} ইউনিট প্রতিবেদন দেয়নি`,
  allReported: 'সব ইউনিট সময়মতো প্রতিবেদন দিয়েছে',
  full: '।',
}
