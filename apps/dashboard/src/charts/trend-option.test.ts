import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { speak } from '../testing/speak.ts'
import { spreadEnds } from './spread-ends.ts'
import { levelTarget, type Trend, type TrendWords } from './trend.ts'
import { trendOption } from './trend-option.ts'
import { ticksOf, valueScale } from './value-scale.ts'

const DAY = 86_400_000
const FROM = Date.parse('2026-10-25T03:00:00Z')
const palette = (token: string) => `the ${token}`
const SIZE = { width: 900, height: 420, rem: 16 }
const vi = speak('vi')
const WORDS: TrendWords = {
  value: (value) => vi.gap(value, 1),
  time: (time) => vi.moment(time, 0),
  end: (time) => `đến ${vi.moment(time, 0)}`,
}

const points = (values: readonly (number | null)[]) => values.map((value, at) => ({ time: FROM + at * DAY, value }))
const trendOf = (values: readonly (number | null)[], target: number | null, more: Partial<Trend> = {}): Trend => ({
  lines: [{ points: points(values), label: '93,8%' }],
  target: levelTarget(points(values), target, 'mục tiêu 95%'),
  marks: [],
  ...more,
})

interface Option {
  readonly xAxis: { readonly axisLabel: { readonly customValues: number[]; readonly formatter: (v: number) => string } }
  readonly yAxis: {
    readonly min: number
    readonly max: number
    readonly axisLabel: { readonly formatter: (v: number) => string }
  }
  readonly grid: { readonly left: number; readonly right: number }
  readonly series: readonly {
    readonly lineStyle: { readonly color: string; readonly type: unknown; readonly width: number }
    readonly step?: string
    readonly data: readonly {
      readonly value: unknown
      readonly label?: { readonly formatter: string; readonly offset: number[] }
    }[]
    readonly markLine?: { readonly data: readonly unknown[] }
    readonly markArea?: { readonly data: readonly unknown[] }
  }[]
}
function optionOf(trend: Trend, size = SIZE, words = WORDS): Option {
  const option = trendOption(trend, words, palette, size) as unknown as Option
  // The ground has no line.
  return { ...option, series: option.series.filter(({ lineStyle }) => lineStyle.width > 0) }
}

describe('a trend', () => {
  it('draws the value and, dashed, the target, each with its words at its end', () => {
    const { series } = optionOf(trendOf([92, 93, 93.8], 95))
    expect(series.map(({ lineStyle }) => lineStyle.color)).toEqual(['the text', 'the line'])
    expect(series[0]?.lineStyle.type).toBe('solid')
    expect(series[1]?.lineStyle.type).not.toBe('solid')
    expect(series.map(({ data }) => data.at(-1)?.label?.formatter)).toEqual(['93,8%', 'mục tiêu 95%'])
  })

  it('breaks where there is no value, and says its words at the last that is known', () => {
    const { series } = optionOf(trendOf([92, null, 93, null], null))
    expect(series).toHaveLength(1)
    expect(series[0]?.data.map(({ value }) => (value as unknown[])[1])).toEqual([92, null, 93, null])
    expect(series[0]?.data.map(({ label }) => label?.formatter)).toEqual([undefined, undefined, '93,8%', undefined])
  })

  it('moves the words of two lines apart that end at one height', () => {
    const [value, target] = optionOf(trendOf([92, 95], 95)).series.map(({ data }) => data.at(-1)?.label?.offset[1] ?? 0)
    expect(Math.abs(value! - target!)).toBeGreaterThanOrEqual(16 * 1.25)
  })

  it('has the target within its picture, and speaks as the reader writes numbers and days', () => {
    const { yAxis, xAxis } = optionOf(trendOf([62.5, 63], 95))
    expect(yAxis.min).toBeLessThan(62.5)
    expect(yAxis.max).toBeGreaterThan(95)
    expect(yAxis.axisLabel.formatter(62.5)).toBe('62,5')
    expect(xAxis.axisLabel.formatter(FROM)).toBe('25/10')
  })

  it('writes the first and the last day, and between them as many as there is room for', () => {
    const month = trendOf(
      Array.from({ length: 30 }, (_, at) => at),
      null,
    )
    const wide = optionOf(month).xAxis.axisLabel.customValues
    const narrow = optionOf(month, { ...SIZE, width: 330 }).xAxis.axisLabel.customValues
    for (const times of [wide, narrow]) expect([times[0], times.at(-1)]).toEqual([FROM, FROM + 29 * DAY])
    expect(wide.length).toBeGreaterThan(narrow.length)
  })

  it('never writes two days on each other, however unevenly the points lie', () => {
    const uneven = [0, 1, 2, 40, 70, 100, 101, 130, 160, 190, 191, 192].map((day) => ({
      time: FROM + day * DAY,
      value: 1,
    }))
    const times = optionOf({ lines: [{ points: uneven, label: '1' }], target: null, marks: [] }).xAxis.axisLabel
      .customValues
    expect([times[0], times.at(-1)]).toEqual([FROM, FROM + 192 * DAY])
    expect(times.length).toBeGreaterThan(3)
    const apart = times.slice(1).map((time, at) => ((time - times[at]!) / (192 * DAY)) * 800)
    expect(Math.min(...apart)).toBeGreaterThan(16 * 1.25 * 0.58 * 5)
  })

  it('writes no time where the date at its end stands, which is longer than they are', () => {
    const dated = { ...WORDS, time: () => '09/2026', end: () => '23/11/2026' }
    // Ten letters of it, half of seven, and one between.
    const apart = 14.5 * 12.8 * 1.25 * 0.58
    for (let weeks = 20; weeks <= 80; weeks++) {
      const line = Array.from({ length: weeks + 1 }, (_, at) => ({ time: FROM + at * 7 * DAY, value: 1 }))
      const trend = { lines: [{ points: line, label: '1' }], target: null, marks: [] }
      for (const width of [400, 700, 830, 1_000, 1_400]) {
        const { xAxis, grid } = optionOf(trend, { width, height: 420, rem: 12.8 }, dated)
        const [before, last] = xAxis.axisLabel.customValues.slice(-2)
        const pixels = ((last! - before!) / (weeks * 7 * DAY)) * (width - grid.left - grid.right)
        expect(pixels, `${weeks} weeks at ${width}`).toBeGreaterThan(apart)
      }
    }
  })

  it('leaves its words the room they need', () => {
    const short = optionOf(trendOf([1, 2], null, { lines: [{ points: points([1, 2]), label: '2' }] }))
    expect(optionOf(trendOf([1, 2], 3)).grid.right).toBeGreaterThan(short.grid.right + 100)
  })

  it('marks a moment by a line and a time by its ground, with what was said of it', () => {
    const marks = [
      { time: FROM, until: null, label: 'sửa số liệu' },
      { time: FROM, until: FROM + DAY, label: 'mạng hỏng 2 ngày' },
    ]
    const [main] = optionOf(trendOf([1, 2, 3], null, { marks })).series
    expect(main?.markLine?.data).toMatchObject([{ xAxis: FROM, label: { formatter: 'sửa số liệu' } }])
    expect(main?.markArea?.data).toMatchObject([[{ xAxis: FROM }, { xAxis: FROM + DAY }]])
  })

  it('is empty, and not broken, without a point', () => {
    const { series } = optionOf(trendOf([], 95))
    expect(series.map(({ data }) => data)).toEqual([[]])
    expect(optionOf(trendOf([null, null], null)).yAxis).toMatchObject({ min: 0, max: 1 })
  })
})

describe('the value axis', () => {
  it('has ends and steps that read well', () => {
    expect(ticksOf(valueScale([91.3, 97], 3))).toEqual([90, 92, 94, 96, 98])
    expect(ticksOf(valueScale([0, 13], 3))).toEqual([0, 5, 10, 15])
    expect(ticksOf(valueScale([0.12, 0.31], 2))).toEqual([0.1, 0.2, 0.3, 0.4])
  })

  it('does not go past what no value can pass', () => {
    expect(valueScale([99.4, 100], 3, { most: 100 })).toMatchObject({ high: 100 })
    expect(valueScale([99.4, 104], 3, { most: 100 }).high).toBeGreaterThan(104)
  })

  it('has no two steps whose words would be the same', () => {
    expect(valueScale([99.8, 100], 6, { least: 0.1 }).step).toBe(0.1)
    expect(ticksOf(valueScale([3, 4], 9, { least: 1 }))).toEqual([2, 3, 4, 5])
    expect(ticksOf(valueScale([0, 14], 6, { least: 1 }))).toEqual([0, 5, 10, 15])
  })

  it('holds every value, and never begins below zero where nothing is', () => {
    const values = fc.array(
      fc.nat(1e9).map((thousandths) => thousandths / 1e3),
      { minLength: 1, maxLength: 30 },
    )
    fc.assert(
      fc.property(values, fc.integer({ min: 1, max: 8 }), (all, steps) => {
        const { low, high, step } = valueScale(all, steps)
        expect(low).toBeLessThanOrEqual(Math.min(...all))
        expect(high).toBeGreaterThanOrEqual(Math.max(...all))
        expect(low).toBeGreaterThanOrEqual(-step)
        expect((high - low) / step).toBeLessThanOrEqual(steps + 4)
      }),
    )
  })
})

describe('words at the ends of lines', () => {
  it('keep their order and their distance within the picture', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 400 }), { minLength: 1, maxLength: 4 }), (heights) => {
        const moves = spreadEnds(heights, 24, 400)
        const placed = heights.map((height, at) => height + moves[at]!).toSorted((a, b) => a - b)
        for (const [at, height] of placed.entries()) {
          expect(height).toBeGreaterThanOrEqual(-1e-6)
          expect(height).toBeLessThanOrEqual(400 + 1e-6)
          if (at > 0) expect(height - placed[at - 1]!).toBeGreaterThanOrEqual(24 - 1e-6)
        }
      }),
    )
  })

  it('stay where they are while nothing is in the way', () => {
    expect(spreadEnds([300, 100], 24, 400)).toEqual([0, 0])
  })
})
