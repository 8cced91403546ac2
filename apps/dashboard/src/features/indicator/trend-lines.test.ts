import { fromWire } from '@ioc/contract'
import { formatDay, parseDay } from '@ioc/metrics'
import { describe, expect, it } from 'vitest'
import { playedPoint } from '../../testing/played-table.ts'
import { SMALL_DISTRICT } from '../../testing/small-district.ts'
import {
  annotationMarks,
  aYearLater,
  besideIt,
  paceLine,
  type PeriodPoint,
  periodPoints,
  revisionMarks,
  targetAt,
} from './trend-lines.ts'

const day = (text: string) => parseDay(text) ?? Number.NaN
const point = (period: string, value: number | null = 90) =>
  playedPoint({ period, value, numerator: 9, denominator: 10 })
const at = (text: string, value: number | null = 90): PeriodPoint => ({ ...point(text, value), day: day(text) })
const activated = fromWire(SMALL_DISTRICT).indicators.get('activated')!

describe('the points of a series', () => {
  it('stand at the last day of their period, and none after the last day shown', () => {
    const points = periodPoints({ points: [point('2026-W47'), point('2026-W48')] }, day('2026-11-24'))
    expect(points.map((one) => formatDay(one.day))).toEqual(['2026-11-22', '2026-11-24'])
  })

  it('of the year before are laid over this one by date, and of weeks by the nearest', () => {
    const before = periodPoints({ points: [point('2025-W47', 80), point('2025-W48', 81)] }, day('2025-12-31'))
    const [now] = periodPoints({ points: [point('2026-W47')] }, day('2026-12-31'))
    expect(besideIt(aYearLater(before), now!, 'week')?.value).toBe(80)
    expect(besideIt(aYearLater([at('2024-11-20', 70)]), at('2026-11-20'), 'day')).toBeUndefined()
  })
})

describe('the target of a point', () => {
  const changing = {
    ...activated,
    targets: [
      { value: 90, from: null, due: null, unit: null },
      { value: 95, from: day('2026-06-01'), due: null, unit: null },
      { value: 97, from: null, due: null, unit: '508' },
      { value: 'same-period-last-year' as const, from: null, due: null, unit: '20599' },
    ],
  }
  it('is the one that had begun on its day, and the own of a unit before the general one', () => {
    expect(targetAt(changing, '20617', at('2026-05-31'), undefined)).toBe(90)
    expect(targetAt(changing, '20617', at('2026-06-01'), undefined)).toBe(95)
    expect(targetAt(changing, '508', at('2026-06-01'), undefined)).toBe(97)
  })

  it('is the year before where that is the target, and none where nothing is known of it', () => {
    expect(targetAt(changing, '20599', at('2026-06-01'), at('2026-06-01', 12))).toBe(12)
    expect(targetAt(changing, '20599', at('2026-06-01'), undefined)).toBeNull()
  })
})

describe('the pace line', () => {
  const points = [at('2026-01-01', 80), at('2026-11-01', 90), at('2026-11-20', null)]
  const pace = { done: 0.3, needed: 1 }

  it('leads from the last known value to the target on its day', () => {
    expect(paceLine(points, { pace, target: 97, targetDue: day('2026-12-31') })).toEqual([
      { day: day('2026-11-01'), value: 90 },
      { day: day('2026-12-31'), value: 97 },
    ])
  })

  it('goes only a quarter further than what is shown, in its own direction', () => {
    const line = paceLine(points, { pace, target: 97, targetDue: day('2029-11-01') })
    expect(line?.[1]?.day).toBe(day('2026-11-01') + 76)
    expect(line?.[1]?.value).toBeCloseTo(90 + (7 * 76) / 1096, 6)
  })

  it('is not there without a dated target, after its day, and where it is reached', () => {
    expect(paceLine(points, { pace, target: 97, targetDue: null })).toBeNull()
    expect(paceLine(points, { pace, target: 97, targetDue: day('2026-10-01') })).toBeNull()
    expect(paceLine(points, { pace: { done: 1, needed: null }, target: 97, targetDue: day('2027-01-01') })).toBeNull()
    expect(paceLine([], { pace, target: 97, targetDue: day('2027-01-01') })).toBeNull()
  })
})

describe('the marks of a trend', () => {
  const weeks = periodPoints({ points: [point('2026-W46'), point('2026-W47')] }, day('2026-11-24'))

  it('tell corrections once per period, with how many', () => {
    const corrected = [{ day: '2026-11-17' }, { day: '2026-11-20' }, { day: '2026-01-05' }]
    const marks = revisionMarks(corrected, weeks, 'week', 0, (count) => `${count} sửa`)
    expect(marks).toEqual([{ time: day('2026-11-22') * 86_400_000, until: null, label: '2 sửa' }])
  })

  it('show of a remark the days that are shown, and of one outside them nothing', () => {
    const remark = { from: '2026-11-01', to: '2026-11-18', text: 'Mạng hỏng hai ngày ở cả ba xã vùng đông' }
    const [mark] = annotationMarks([remark, { ...remark, from: '2025-01-01', to: '2025-01-02' }], weeks, 0)
    expect([mark!.time, mark!.until].map((time) => formatDay((time ?? 0) / 86_400_000))).toEqual([
      '2026-11-15',
      '2026-11-19',
    ])
    expect(mark!.label).toBe('Mạng hỏng hai ngày ở…')
    expect(annotationMarks([{ ...remark, from: '2025-01-01', to: '2025-01-02' }], weeks, 0)).toEqual([])
  })
})
