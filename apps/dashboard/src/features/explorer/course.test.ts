import { describe, expect, it } from 'vitest'
import { wordsOf } from '../../i18n/feature-text.tsx'
import { playedTable } from '../../testing/played-table.ts'
import { speak } from '../../testing/speak.ts'
import { SMALL_DISTRICT } from '../../testing/small-district.ts'
import { coursesOf } from './course.ts'
import { courseWords } from './course-words.ts'
import { messages } from './messages.ts'
import { linesOf, tableWords } from './table-words.ts'
import { pivot } from './pivot.ts'

const TABLE = playedTable({
  grain: 'month',
  periods: ['2025-01', '2025-02', '2026-01', '2026-02'],
  series: [
    { indicator: 'on-time', unit: '508', values: [90, 91.25, 95, null] },
    { indicator: 'activated', unit: '508', values: [null, null, null, null] },
  ],
})
const vi = wordsOf(messages, speak('vi'))

describe('the charts of a table', () => {
  it('are one per indicator', () => {
    const { courses, drawn, all } = coursesOf(TABLE, SMALL_DISTRICT, false)
    expect(courses.map(({ indicator, lines }) => [indicator.id, lines.length])).toEqual([
      ['on-time', 1],
      ['activated', 1],
    ])
    expect([drawn, all]).toEqual([2, 2])
  })

  it('lay years over each other, the newest first', () => {
    const [course] = coursesOf(TABLE, SMALL_DISTRICT, true).courses
    const [newest, before] = course?.lines ?? []
    expect([newest?.year, before?.year]).toEqual(['2026', '2025'])
    expect(before?.points.map(({ time }) => time)).toEqual(newest?.points.map(({ time }) => time))
    expect(before?.points.map(({ value }) => value)).toEqual([90, 91.25])
  })

  it('say themselves in a sentence, and what has no data says so', () => {
    const { courses } = coursesOf(TABLE, SMALL_DISTRICT, true)
    expect(courses.map((course) => courseWords(vi, SMALL_DISTRICT, course, 'month').sentence)).toEqual([
      'Hồ sơ đúng hạn · Duy Xuyên: 2026 từ 95,0% đến 95,0%; 2025 từ 90,0% đến 91,3%.',
      'Kích hoạt định danh · Duy Xuyên: 2026 chưa có số liệu; 2025 chưa có số liệu.',
    ])
  })

  it('mark the axis narrowly, and a line with its unit only where there are several', () => {
    const of = (byYear: boolean, table = TABLE) => {
      const [course] = coursesOf(table, SMALL_DISTRICT, byYear).courses
      const words = courseWords(vi, SMALL_DISTRICT, course!, 'month')
      const time = course?.lines[0]?.points[1]?.time ?? 0
      return [words.axes.time(time), words.axes.end(time), words.label(course!.lines[0]!)]
    }
    const two = { ...TABLE, series: [TABLE.series[0]!, { ...TABLE.series[0]!, unit: '20599' }] }
    expect([of(false), of(true), of(false, two)]).toEqual([
      ['02/2025', '28/02/2025', '95,0%'],
      ['tháng 2', '28/02', '2026 95,0%'],
      ['02/2025', '28/02/2025', 'Duy Xuyên 95,0%'],
    ])
  })

  it('tell when more was chosen than they can show', () => {
    const many = { ...TABLE, series: Array.from({ length: 9 }, () => TABLE.series[0]!) }
    expect(coursesOf(many, SMALL_DISTRICT, false)).toMatchObject({ drawn: 6, all: 9 })
  })
})

describe('the words of a table', () => {
  it('round on the screen and not in what is copied, where periods are as machines write them', () => {
    const table = pivot(TABLE, 'period')
    const words = tableWords(vi, SMALL_DISTRICT)
    expect(table.rows[0]?.cells.map(words.cell)).toEqual(['90,0', '91,3', '95,0', '–'])
    expect(table.columns.map((id) => words.column(table, id))[0]).toBe('tháng 1/2025')
    const [head, row] = linesOf(table, table.rows, words, { asOf: 0, knownAt: 60_000 })
    expect(head?.slice(0, 6)).toEqual(['Chỉ số', 'Đơn vị', '2025-01', '2025-02', '2026-01', '2026-02'])
    expect(row?.slice(0, 6)).toEqual(['Hồ sơ đúng hạn', 'Duy Xuyên', 90, 91.25, 95, null])
  })

  it('say of an index of which not all is known what it can be', () => {
    const [series] = TABLE.series
    const partly = {
      ...series!,
      values: [null, null, 90, null],
      low: [14, null, null, null],
      high: [100, null, null, null],
    }
    const table = pivot({ ...TABLE, series: [partly] }, 'period')
    expect(table.rows[0]?.cells.map(tableWords(vi, SMALL_DISTRICT).cell)).toEqual(['14,0–100,0', '–', '90,0', '–'])
  })

  it('say in what is downloaded of which days a row is, how complete, and whether generated', () => {
    const [series] = TABLE.series
    const told = { ...series!, reported: [1, 1, 1, 0], sample: [false, false, true, false] }
    const table = pivot({ ...TABLE, series: [told] }, 'period')
    const [head, row] = linesOf(table, table.rows, tableWords(vi, SMALL_DISTRICT), { asOf: 0, knownAt: 60_000 })
    expect(Object.fromEntries(head!.slice(6).map((name, at) => [name, row?.[6 + at]]))).toEqual({
      'Cách tính': 'của chính kỳ đó',
      'Từ ngày': '2025-01-01',
      'Đến ngày': '2026-02-28',
      'Tính đến': '1970-01-01T00:00:00.000Z',
      'Theo số liệu biết đến': '1970-01-01T00:01:00.000Z',
      'Báo cáo đã có': 3,
      'Báo cáo đến hạn': 4,
      'Đếm theo': 'báo cáo',
      'Số liệu mẫu': 'có',
    })
  })

  it('name a running period by its last day, a window by its length and its last day, and its chart alike', () => {
    const about = TABLE.indicators.map((one) => ({
      ...one,
      to: ['2025-01-31', '2025-02-28', '2026-01-31', '2026-02-10'],
    }))
    const running = pivot({ ...TABLE, indicators: about }, 'period')
    const words = tableWords(vi, SMALL_DISTRICT)
    expect(running.columns.map((id) => words.column(running, id)).slice(2)).toEqual([
      'tháng 1/2026',
      'tháng 2/2026, đến 10/02',
    ])
    const window = { grain: 'week', count: 4, upTo: 'due' } as const
    const rolling = { ...TABLE, over: 'window', indicators: about.map((one) => ({ ...one, window })) } as const
    const windows = pivot(rolling, 'period')
    expect(words.column(windows, '2026-02')).toBe('4 tuần đến 10/02/2026')
    const [course] = coursesOf(rolling, SMALL_DISTRICT, false).courses
    expect(courseWords(vi, SMALL_DISTRICT, course!, 'month').title).toBe(
      'Hồ sơ đúng hạn, 4 tuần đến cuối mỗi kỳ · Duy Xuyên',
    )
  })

  it('name the parts of a year in every grain', () => {
    const { name } = tableWords(vi, SMALL_DISTRICT)
    expect(['03', 'R03', 'W53', 'Q4', '02-29', ''].map((part) => name('part', part))).toEqual([
      'tháng 3',
      'kỳ 3',
      'tuần 53',
      'quý 4',
      '29/02',
      'cả năm',
    ])
    expect(name('period', '2026-R11')).toBe('kỳ 11/2026')
    expect(tableWords(wordsOf(messages, speak('bn')), SMALL_DISTRICT).name('year', '2026')).toBe('২০২৬')
  })
})
