import type { Instant } from '@ioc/metrics'

/** A value at a time; null breaks the line. */
export interface TrendPoint {
  readonly time: Instant
  readonly value: number | null
}

/** One line of a trend. */
export interface TrendLine {
  readonly points: readonly TrendPoint[]
  /** What stands at its end: `95,4%`, `mục tiêu 97%`; empty for nothing. */
  readonly label: string
}

/** Something that was so at a time, or from then on until another: an annotation, a correction. */
export interface TrendMark {
  readonly time: Instant
  readonly until: Instant | null
  readonly label: string
}

/** A course over time, ready to be drawn: everything in it is plain data. */
export interface Trend {
  /** The first is the one spoken of; the others are what it is compared with. */
  readonly lines: readonly TrendLine[]
  /** What was to be reached; in steps where it changed. */
  readonly target: TrendLine | null
  readonly marks: readonly TrendMark[]
  /** What no value can pass: 100 for a share. */
  readonly most?: number | undefined
  /** The least difference that its words can tell: 0.1 where they have one digit. */
  readonly least?: number | undefined
}

/** How the axes speak. */
export interface TrendWords {
  readonly value: (value: number) => string
  readonly time: (time: Instant) => string
  /** The last of its times, which is a date whatever the others are. */
  readonly end: (time: Instant) => string
}

/** The target as a line as long as the trend itself: it says nothing of the time before the first point. */
export function levelTarget(points: readonly TrendPoint[], value: number | null, label: string): TrendLine | null {
  const first = points[0]
  const last = points.at(-1)
  if (value === null || first === undefined || last === undefined) return null
  return {
    points: [
      { time: first.time, value },
      { time: last.time, value },
    ],
    label,
  }
}
