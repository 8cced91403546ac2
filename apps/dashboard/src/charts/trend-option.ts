import type { EChartsCoreOption } from 'echarts/core'
import type { ChartSize } from './chart-size.ts'
import type { Palette } from './palette.ts'
import { spreadEnds } from './spread-ends.ts'
import type { Trend, TrendLine, TrendMark, TrendWords } from './trend.ts'
import { ticksOf, type ValueScale, valueScale } from './value-scale.ts'

const FONT = 'Be Vietnam Pro, Noto Sans Bengali, sans-serif'
const LABEL_REM = 1.25
/** Of a letter's size, how wide it is and how high its line. */
const WIDE = 0.58
const LINE = 1.35
/** Room in rem: of one step of the value axis, of a time below. */
const STEP_REM = 5
const TIME_REM = 9

interface Frame {
  readonly left: number
  readonly right: number
  readonly top: number
  readonly bottom: number
  readonly height: number
  readonly scale: ValueScale
  readonly times: readonly number[]
}

/**
 * A trend as an ECharts option: its lines, the target dashed, what each is in words at its end, marks across.
 * It has no animation and no tooltip: a wall is read and not touched, and the table beside it has every value.
 */
export function trendOption(trend: Trend, words: TrendWords, palette: Palette, size: ChartSize): EChartsCoreOption {
  const frame = frameOf(trend, words, size)
  const font = { fontFamily: FONT, fontSize: LABEL_REM * size.rem }
  const { left, right, top, bottom, scale, times } = frame
  return {
    animation: false,
    textStyle: font,
    grid: { left, right, top, bottom, outerBoundsMode: 'none' },
    xAxis: {
      type: 'value',
      min: times[0],
      max: times.at(-1),
      splitLine: { show: false },
      axisTick: { show: false },
      axisLine: { lineStyle: { color: palette('rule') }, onZero: false },
      axisLabel: {
        ...font,
        color: palette('text-2'),
        customValues: times,
        formatter: (time: number) => (time === times.at(-1) ? words.end(time) : words.time(time)),
        hideOverlap: false,
        alignMinLabel: 'left',
        alignMaxLabel: 'right',
      },
    },
    yAxis: {
      type: 'value',
      min: scale.low,
      max: scale.high,
      interval: scale.step,
      splitLine: { lineStyle: { color: palette('rule'), width: 1 } },
      axisLabel: { ...font, color: palette('text-2'), formatter: words.value },
    },
    series: [...seriesOf(trend, frame, palette, size), groundOf(trend, palette)],
  }
}

function frameOf({ lines, target, most, least }: Trend, words: TrendWords, { width, height, rem }: ChartSize): Frame {
  const all = [...lines, ...(target === null ? [] : [target])]
  const values = all.flatMap(({ points }) => points.flatMap(({ value }) => (value === null ? [] : [value])))
  const top = rem
  const bottom = (LABEL_REM * LINE + 0.8) * rem
  const inner = Math.max(1, height - top - bottom)
  const scale = valueScale(values, Math.max(2, Math.floor(inner / (STEP_REM * rem))), { most, least })
  // Beside what stands in the middle: the dot's distance, and the sign of per cent, which is wider than a digit.
  const room = (count: number) => (count * LABEL_REM * WIDE + (count > 0 ? 1.5 : 0.4)) * rem
  const left = room(letters(ticksOf(scale).map(words.value)))
  const right = room(letters(all.map(({ label }) => label)))
  const across = Math.max(1, width - left - right)
  const times = timesOf(lines, words, { across, letter: LABEL_REM * WIDE * rem, rem })
  return { left, right, top, bottom, height: inner, scale, times }
}

const letters = (texts: readonly string[]) => Math.max(0, ...texts.map((text) => text.length))

/** Of the room of one time, how near it may come to another: points need not lie where times would stand evenly. */
const NEAR = 0.9

/** Pixels between the first time and the last, of a letter, and of a rem. */
interface Below {
  readonly across: number
  readonly letter: number
  readonly rem: number
}

/** Times to write below, of those that have points: as evenly as they lie, never on each other; first and last always. */
function timesOf(lines: readonly TrendLine[], words: TrendWords, { across, letter, rem }: Below): number[] {
  const known = [...new Set(lines.flatMap(({ points }) => points.map(({ time }) => time)))].toSorted((a, b) => a - b)
  const [first] = known
  const last = known.at(-1)
  if (first === undefined || last === undefined || first === last) return known.slice(0, 1)
  const room = Math.max(2, Math.floor(across / (TIME_REM * rem)))
  const apart = ((last - first) / (room - 1)) * NEAR
  // The last is a whole date and ends where its point is; one before it has half of itself towards it.
  const end = (words.end(last).length + words.time(first).length / 2) * letter + rem
  const beforeEnd = Math.max(apart, ((last - first) / across) * end)
  const written = [first]
  for (const time of known)
    if (time - (written.at(-1) ?? first) >= apart && last - time >= beforeEnd) written.push(time)
  return [...written, last]
}

function seriesOf({ lines, target, marks }: Trend, frame: Frame, palette: Palette, size: ChartSize) {
  const { rem } = size
  const all = target === null ? lines : [...lines, target]
  const shifts = shiftsOf(all, frame, rem)
  return all.map((line, at) => {
    const isMain = at === 0
    const isTarget = line === target
    const color = palette(isMain ? 'text' : isTarget ? 'line' : 'text-2')
    const style = isTarget ? [rem * 0.5, rem * 0.4] : isMain ? 'solid' : [rem * 0.12, rem * 0.3]
    return {
      type: 'line',
      silent: true,
      z: isMain ? 4 : 3,
      showSymbol: true,
      symbol: 'none',
      ...(isTarget ? { step: 'end' } : {}),
      lineStyle: { color, width: rem * (isMain ? 0.24 : 0.16), type: style, cap: 'round', join: 'round' },
      itemStyle: { color },
      data: dataOf(line, {
        symbolSize: isMain ? rem * 0.8 : 0,
        offset: shifts[at] ?? 0,
        color: palette(isMain ? 'text' : 'text-2'),
        fontSize: LABEL_REM * rem,
        fontWeight: isMain ? 600 : 400,
      }),
      ...(isMain ? marksOf(marks, palette, rem) : {}),
    }
  })
}

/** The ground under the line spoken of, behind every other line: what it is held against must not be hidden. */
function groundOf({ lines }: Trend, palette: Palette) {
  return {
    type: 'line',
    silent: true,
    z: 1,
    symbol: 'none',
    lineStyle: { width: 0 },
    areaStyle: { color: palette('raised'), opacity: 0.6, origin: 'start' },
    data: lines[0]?.points.map(({ time, value }) => [time, value]) ?? [],
  }
}

interface End {
  readonly symbolSize: number
  readonly offset: number
  readonly color: string
  readonly fontSize: number
  readonly fontWeight: number
}

/** The points, the last known one with its words beside it. */
function dataOf({ points, label }: TrendLine, { symbolSize, offset, ...text }: End) {
  const last = points.findLastIndex(({ value }) => value !== null)
  return points.map(({ time, value }, at) => {
    if (at !== last) return { value: [time, value] }
    const said = { show: label !== '', position: 'right', offset: [0, offset], formatter: label, ...text }
    return {
      value: [time, value],
      symbol: symbolSize > 0 ? 'circle' : 'emptyCircle',
      // A symbol of no size bears no label.
      symbolSize: symbolSize || 0.01,
      label: { ...said, fontFamily: FONT },
    }
  })
}

/** How far the words at the ends move up or down so that they do not lie on each other. */
function shiftsOf(lines: readonly TrendLine[], { scale, height }: Frame, rem: number): number[] {
  const ends = lines.map(({ points }) => {
    const value = points.findLast((point) => point.value !== null)?.value ?? scale.low
    return ((scale.high - value) / (scale.high - scale.low)) * height
  })
  return spreadEnds(ends, LABEL_REM * LINE * rem, height)
}

function marksOf(marks: readonly TrendMark[], palette: Palette, rem: number) {
  const label = { color: palette('text-2'), fontSize: LABEL_REM * rem, fontFamily: FONT }
  const lines = marks.filter(({ until }) => until === null)
  const spans = marks.filter(({ until }) => until !== null)
  return {
    markLine: {
      silent: true,
      symbol: 'none',
      lineStyle: { color: palette('accent'), width: rem * 0.12, type: 'solid' },
      data: lines.map((mark) => ({ xAxis: mark.time, label: { ...label, formatter: mark.label, position: 'end' } })),
    },
    markArea: {
      silent: true,
      itemStyle: { color: palette('accent'), opacity: 0.16 },
      data: spans.map((mark) => [
        { xAxis: mark.time, label: { ...label, show: true, formatter: mark.label, position: 'insideTop' } },
        { xAxis: mark.until },
      ]),
    },
  }
}
