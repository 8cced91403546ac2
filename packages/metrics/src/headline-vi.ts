import type { Window } from './indicator.ts'
import { capital, type HeadlineWords, numberWord, type SinceWords } from './headline-words.ts'

const NUMBERS = ['không', 'một', 'hai', 'ba', 'bốn', 'năm', 'sáu', 'bảy', 'tám', 'chín', 'mười']
const WEEKDAYS = ['', 'thứ Hai', 'thứ Ba', 'thứ Tư', 'thứ Năm', 'thứ Sáu', 'thứ Bảy', 'Chủ nhật']

const GRAINS = {
  day: ['ngày', 'hôm nay'],
  week: ['tuần', 'tuần này'],
  month: ['tháng', 'tháng này'],
  'reporting-month': ['kỳ báo cáo', 'kỳ báo cáo này'],
  quarter: ['quý', 'quý này'],
  year: ['năm', 'năm nay'],
} as const

const word = (count: number) => numberWord(NUMBERS, count, 'vi')

function from(since: SinceWords, orEarlier: boolean): string {
  if (orEarlier) return `từ ${dayOf(since)} hoặc trước đó`
  return since.kind === 'today' ? 'hôm nay' : `từ ${dayOf(since)}`
}

/** ` trong 4 tuần`, ` tuần này`, ` trong tuần gần nhất`. */
function over({ grain, count, upTo }: Window): string {
  const [name, now] = GRAINS[grain]
  if (count > 1) return ` trong ${count} ${name}`
  return upTo === 'now' ? ` ${now}` : ` trong ${name} gần nhất`
}

function dayOf(since: SinceWords): string {
  if (since.kind === 'today') return 'hôm nay'
  if (since.kind === 'yesterday') return 'hôm qua'
  if (since.kind === 'weekday') return WEEKDAYS[since.weekday] ?? ''
  const year = since.year === null ? '' : `/${since.year}`
  return `ngày ${since.day}/${since.month}${year}`
}

export const VI: HeadlineWords = {
  onTarget(met, all) {
    if (all === 1) return met === 1 ? 'Hợp phần duy nhất đạt mục tiêu.' : 'Hợp phần duy nhất chưa đạt mục tiêu.'
    if (met === 0) return 'Chưa hợp phần nào đạt mục tiêu.'
    if (met === all) return `Cả ${word(all)} hợp phần đạt mục tiêu.`
    return `${capital(word(met))} trên ${word(all)} hợp phần đạt mục tiêu.`
  },
  nothingKnown: 'Chưa có số liệu của hợp phần nào.',
  gap(amount, unit, direction) {
    const what = unit.kind === 'points' ? 'điểm' : unit.kind === 'days' ? 'ngày' : unit.word
    const time = unit.kind === 'counted' && unit.over ? over(unit.over) : ''
    return ` ${direction === 'up' ? 'thiếu' : 'vượt'} ${amount} ${what}${time}`
  },
  atLeast: (amount) => `ít nhất ${amount}`,
  lack: (amount, countable, sense) => `${sense === 'more' ? 'thiếu' : 'quá mức'} ${amount} ${countable}`,
  from: { mainly: [', chủ yếu ở ', ''], only: [', ở ', ''] },
  and: ' và ',
  silent: (since, orEarlier) => ['', since === null ? ' chưa từng báo cáo' : ` chưa báo cáo ${from(since, orEarlier)}`],
  manySilent: (count) => `${word(count)} đơn vị chưa báo cáo`,
  allReported: 'Mọi đơn vị đã báo cáo đúng hạn',
  full: '.',
}
