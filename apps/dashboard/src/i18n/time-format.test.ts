import { describe, expect, it } from 'vitest'
import { speak } from '../testing/speak.ts'
import { ageOf, formatClock, formatDate, formatMoment, formatTime } from './time-format.ts'

const ZONE = 'Asia/Ho_Chi_Minh'
const MORNING = Date.parse('2026-11-23T10:42:07+07:00')

describe('dates and times', () => {
  it('are written dd/mm/yyyy with the weekday in each language', () => {
    expect(formatDate('vi', ZONE, MORNING)).toBe('Thứ Hai, 23/11/2026')
    expect(formatDate('en', ZONE, MORNING)).toBe('Monday, 23/11/2026')
    expect(formatDate('bn', ZONE, MORNING)).toBe('সোমবার, ২৩/১১/২০২৬')
  })

  it('are those of the district, wherever the screen stands', () => {
    expect(formatTime('vi', ZONE, MORNING)).toBe('10:42')
    expect(formatTime('vi', 'UTC', MORNING)).toBe('03:42')
  })

  it('tick in 24 hours, midnight being 00', () => {
    expect(formatClock('vi', ZONE, MORNING)).toBe('10:42:07')
    expect(formatClock('en', ZONE, Date.parse('2026-11-23T00:00:00+07:00'))).toBe('00:00:00')
    expect(formatClock('bn', ZONE, MORNING)).toBe('১০:৪২:০৭')
  })

  it('are the time today and the day before that', () => {
    expect(formatMoment('vi', ZONE, MORNING - 3_600_000, MORNING)).toBe('09:42')
    expect(formatMoment('vi', ZONE, MORNING - 3 * 86_400_000, MORNING)).toBe('20/11')
    expect(formatMoment('bn', ZONE, MORNING - 3 * 86_400_000, MORNING)).toBe('২০/১১')
  })
})

describe('an age', () => {
  it.each([
    [0, 'age.seconds', 0],
    [59_999, 'age.seconds', 59],
    [60_000, 'age.minutes', 1],
    [3_599_999, 'age.minutes', 59],
    [3_600_000, 'age.hours', 1],
    [86_400_000 * 3 + 5, 'age.days', 3],
  ] as const)('of %d ms is told as %s, %d of them', (age, id, count) => {
    expect(ageOf(age)).toEqual({ id, count })
  })

  it('is never negative, even if a source runs ahead', () => {
    expect(ageOf(-5_000)).toEqual({ id: 'age.seconds', count: 0 })
  })
})

describe('a duration', () => {
  const [minute, hour, day] = [60_000, 3_600_000, 86_400_000]
  it.each([
    [0, '0 phút'],
    [-hour, '0 phút'],
    [29_999, '0 phút'],
    [30_000, '1 phút'],
    [hour - 1, '1 giờ'],
    [2 * hour + 10 * minute, '2 giờ 10 phút'],
    [day - 31_000, '23 giờ 59 phút'],
    [day - 30_000, '1 ngày'],
    [day + 29 * minute, '1 ngày'],
    [3 * day + 4 * hour + 30 * minute, '3 ngày 5 giờ'],
  ])('of %d ms is told in its two largest units as %s, rounded once', (lasting, told) => {
    expect(speak('vi').duration(lasting)).toBe(told)
  })
})
