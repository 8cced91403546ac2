import { formatDay, parseDay, parsePeriod } from '@ioc/metrics'
import { describe, expect, it } from 'vitest'
import { wordsOf } from '../../i18n/feature-text.tsx'
import { CATALOGUE } from '../../testing/played.ts'
import { speak } from '../../testing/speak.ts'
import type { Course } from './course.ts'
import { messages } from './messages.ts'
import type { PeriodPoint } from './trend-lines.ts'
import { trendSentence } from './trend-sentence.ts'
import { axesOf, trendOf } from './trend-words.ts'

const vi = wordsOf(messages, speak('vi'))
const day = (text: string) => parseDay(text) ?? Number.NaN
const at = (period: string, text: string, value: number | null): PeriodPoint => ({
  period,
  day: day(text),
  value,
  numerator: null,
  denominator: null,
  range: null,
  coverage: { reported: 1, due: 1 },
  to: formatDay(Math.min(day(text), (parsePeriod(period)?.end ?? 0) - 1)),
})
const indicator = CATALOGUE.indicators.get('activated')!
const course = (over: Partial<Course> = {}): Course => ({
  catalogue: CATALOGUE,
  indicator,
  unit: CATALOGUE.units.find(({ code }) => code === '20617')!,
  grain: 'month',
  over: 'period',
  window: null,
  counts: 'units',
  points: [at('2026-09', '2026-09-30', 90), at('2026-10', '2026-10-31', 93.8), at('2026-11', '2026-11-23', 92)],
  before: null,
  known: [],
  cell: undefined,
  revisions: [],
  annotations: [],
  ...over,
})
const YEAR = [at('2025-11', '2026-11-23', 88)]

describe('a course in words', () => {
  it('says whence and whither, and the ends with their times', () => {
    expect(trendSentence(vi, course())).toBe(
      'Kích hoạt định danh của Duy Trinh: từ 90,0% (tháng 9/2026) đến 92,0% (tháng 11/2026, đến 23/11). ' +
        'Thấp nhất 90,0% (tháng 9/2026), cao nhất 93,8% (tháng 10/2026).',
    )
  })

  it('says of a window its length and its last day, and of a period what has not come', () => {
    const window = { grain: 'week', count: 4, upTo: 'due' } as const
    expect(trendSentence(vi, course({ over: 'window', window }))).toContain(
      'từ 90,0% (4 tuần đến 30/09/2026) đến 92,0% (4 tuần đến 23/11/2026).',
    )
    const points = [{ ...at('2026-10', '2026-10-31', 93.8), coverage: { reported: 40, due: 44 } }]
    expect(trendSentence(vi, course({ points, counts: 'reports' }))).toContain(
      'tháng 10/2026 mới dựa trên 40/44 báo cáo.',
    )
  })

  it('holds a count of a month against nothing that was set for its window', () => {
    const received = {
      ...CATALOGUE.indicators.get('received')!,
      targets: [{ value: 5, from: null, due: null, unit: null }],
    }
    const goal = (over: Course['over']) => trendOf(vi, course({ indicator: received, over, counts: 'reports' })).target
    expect([goal('period'), goal('window')?.points.length]).toEqual([null, 3])
  })

  it('says last year where it is asked for, and that there is none', () => {
    expect(trendSentence(vi, course({ before: YEAR }))).toContain('Cùng kỳ năm trước 88,0%.')
    expect(trendSentence(vi, course({ before: [] }))).toContain('Chưa có số liệu của năm trước')
  })

  it('says that there is no value rather than nothing', () => {
    expect(trendSentence(vi, course({ points: [at('2026-11', '2026-11-23', null)] }))).toBe(
      'Không có giá trị nào của Duy Trinh trong khoảng thời gian này.',
    )
  })

  it('draws the value, the year before and the target, each with its words at the end', () => {
    const { lines, target, most } = trendOf(vi, course({ before: YEAR, known: YEAR }))
    expect(lines.map(({ label }) => label)).toEqual(['92,0%', 'năm trước 88,0%'])
    expect(target?.label).toBe('mục tiêu 95%')
    expect(most).toBe(100)
  })

  it('says figures alone at the ends where there is no room for words', () => {
    const { lines, target } = trendOf(vi, course({ before: YEAR, known: YEAR }), true)
    expect([...lines.map(({ label }) => label), target?.label]).toEqual(['92,0%', '88,0%', '95%'])
  })

  it('names no ends where the value stayed the same', () => {
    const level = course().points.map((point) => ({ ...point, value: 90 }))
    expect(trendSentence(vi, course({ points: level }))).not.toContain('Thấp nhất')
  })

  it('draws a target that is the year before once', () => {
    const targets = [{ value: 'same-period-last-year' as const, from: null, due: null, unit: null }]
    const of = { indicator: { ...indicator, targets }, known: YEAR }
    expect(trendOf(vi, course(of)).target?.points.map(({ value }) => value)).toEqual([null, null, 88])
    expect(trendOf(vi, course({ ...of, before: YEAR })).target).toBeNull()
  })

  it('writes days of a short stretch and months of a long one', () => {
    const time = Date.parse('2026-11-23T00:00:00+07:00')
    expect(axesOf(vi, CATALOGUE, indicator, 'month', 90).time(time)).toBe('11/2026')
    expect(axesOf(vi, CATALOGUE, indicator, 'week', 90).time(time)).toBe('23/11')
    expect(axesOf(vi, CATALOGUE, indicator, 'week', 364).time(time)).toBe('11/2026')
    expect(axesOf(vi, CATALOGUE, indicator, 'year', 3_000).time(time)).toBe('2026')
  })
})
