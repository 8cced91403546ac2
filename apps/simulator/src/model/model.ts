import { type Catalogue, type Day, type Instant, isWorkingDay, type Measure, type Unit, weekdayOf } from '@ioc/metrics'
import { chance } from './hash.ts'
import { wander } from './noise.ts'
import { partOfDayDone, weightOfDay } from './rhythm.ts'
import { createSeriesBook, type Series } from './series.ts'
import type { Shape } from './shape.ts'
import { alongQuarter, partOfYear, yearsSince2026 } from './year.ts'

const MS_A_DAY = 86_400_000
const WORKING_DAYS_A_YEAR = 250
/** Where in a quarter a rate with a `rise` is at its middle. */
const MIDDLE_OF_RISE = 0.58

/** What pretend systems would report: pure functions of (seed, measure, unit, time), in the measures' own terms. */
export interface Model {
  /** The final total of a flow over the period [start, end). */
  flow(measure: Measure, unit: Unit, start: Day, end: Day): number
  /** The total of a daily flow at a local minute of its day: grows to `flow`. */
  flowSoFar(measure: Measure, unit: Unit, day: Day, minute: number): number
  /** The state of a stock at an instant. */
  stock(measure: Measure, unit: Unit, at: Instant): number
}

export interface ModelDeps {
  readonly catalogue: Pick<Catalogue, 'units' | 'measures' | 'calendar' | 'utcOffsetMinutes'>
  readonly shapes: ReadonlyMap<string, Shape>
  readonly seed: number
}

/** Every number can be asked for alone and is the same at every asking. A part is never more than its whole. */
export function createModel({ catalogue, shapes, seed }: ModelDeps): Model {
  const seriesOf = createSeriesBook(catalogue, shapes, seed)
  const weight = createWeights(catalogue)

  const flowOf = (series: Series, start: Day, end: Day): number => {
    const { shape, bases, draw } = series
    const moment = (start + end - 1) / 2
    const threshold = chance(draw, start)
    if (bases.length > 0) return related(series, (base) => flowOf(base, start, end), moment, threshold)
    if (shape.kind === 'fixed' && shape.eachPeriod) return counted(series.measure, level(series, moment), threshold)
    const off = shape.kind === 'people' ? (shape.daysOff ?? 0.08) : 0.08
    const jitter = 0.8 + 0.4 * chance(draw, start + 1)
    const expected = level(series, moment) * seasonal(shape, moment) * weight(start, end, off) * jitter
    return counted(series.measure, expected, threshold)
  }

  const flowSoFarOf = (series: Series, day: Day, minute: number): number => {
    const { shape, bases, measure } = series
    if (shape.kind === 'sum') return bases.reduce((sum, base) => sum + flowSoFarOf(base, day, minute), 0)
    const final = flowOf(series, day, day + 1)
    const ones = 10 ** measure.decimals
    // One threshold for a whole and its parts: they change at the same moments.
    const threshold = chance(series.family, day) * 0.999
    const soFar = Math.min(final, Math.floor(final * ones * partOfDayDone(minute) + threshold) / ones)
    const [whole] = bases
    return isPart(shape) && whole !== undefined ? Math.min(soFar, flowSoFarOf(whole, day, minute)) : soFar
  }

  const stockOf = (series: Series, moment: number): number => {
    const steady = chance(series.draw, 0)
    if (series.bases.length > 0) return related(series, (base) => stockOf(base, moment), moment, steady)
    return counted(series.measure, level(series, moment), steady)
  }

  return {
    flow: (measure, unit, start, end) => flowOf(seriesOf(measure, unit), start, end),
    flowSoFar: (measure, unit, day, minute) => flowSoFarOf(seriesOf(measure, unit), day, minute),
    stock: (measure, unit, at) =>
      stockOf(seriesOf(measure, unit), (at + catalogue.utcOffsetMinutes * 60_000) / MS_A_DAY),
  }
}

/** A rate above one is a multiple (days per dossier), and no part of its base. */
function isPart(shape: Shape): boolean {
  return shape.kind === 'share' && shape.rate <= 1
}

/** The level (stock) or yearly rate (flow) of a measure that stands alone. */
function level({ shape, centre, draw }: Series, moment: number): number {
  if (shape.kind !== 'people' && shape.kind !== 'fixed') return centre
  const grown = shape.growth === undefined ? centre : centre * (1 + shape.growth) ** yearsSince2026(moment)
  return shape.sway === undefined ? grown : grown * (1 + shape.sway * wander(draw, moment, shape.swayDays ?? 9))
}

function seasonal(shape: Shape, moment: number): number {
  if (shape.kind !== 'people' || shape.season === undefined) return 1
  return 1 + shape.season.height * Math.cos(2 * Math.PI * (partOfYear(moment) - shape.season.peak))
}

/** The part, the whole or the sum of what a series is made from; `valueOf` is a base's own value. */
function related(series: Series, valueOf: (base: Series) => number, moment: number, threshold: number): number {
  const { shape, measure, bases } = series
  const values = bases.map(valueOf)
  if (shape.kind === 'sum')
    return believed(
      measure,
      values.reduce((sum, value) => sum + value, 0),
    )
  const [first = 0, beside = 0] = values
  const rate = rateAt(series, moment)
  const ones = 10 ** measure.decimals
  if (shape.kind === 'whole') return believed(measure, Math.max(first, Math.ceil((first * ones) / rate) / ones))
  const part = Math.floor(first * ones * rate + threshold * 0.999) / ones
  return believed(measure, isPart(shape) ? Math.min(first - beside, part) : part)
}

function rateAt({ shape, centre, draw, unit }: Series, moment: number): number {
  if (shape.kind !== 'share' && shape.kind !== 'whole') return 1
  const rise = shape.rises?.[unit.code] ?? shape.rise ?? 0
  const risen = rise === 0 ? 0 : rise * (alongQuarter(moment) - MIDDLE_OF_RISE)
  const sway = shape.sway === undefined ? 0 : shape.sway * wander(draw, moment, shape.swayDays ?? 9)
  const rate = centre + risen + sway
  return shape.rate > 1 ? Math.max(0, rate) : Math.min(1, Math.max(shape.kind === 'whole' ? 0.01 : 0, rate))
}

/** An expected amount as something that can be counted: up or down at random, so that small amounts are right on average. */
function counted(measure: Measure, amount: number, threshold: number): number {
  const ones = 10 ** measure.decimals
  return believed(measure, Math.floor(amount * ones + threshold * 0.999) / ones)
}

function believed(measure: Measure, value: number): number {
  return Math.min(measure.max, Math.max(measure.min, value))
}

/** The part of a year's work that falls into [start, end); kept, since many series ask for the same periods. */
function createWeights({ calendar }: Pick<Catalogue, 'calendar'>) {
  const known = new Map<string, number>()
  return (start: Day, end: Day, onDaysOff: number): number => {
    const key = `${start}|${end}|${onDaysOff}`
    const before = known.get(key)
    if (before !== undefined) return before
    let sum = 0
    for (let day = start; day < end; day += 1) {
      sum += weightOfDay(weekdayOf(day), isWorkingDay(calendar, day), onDaysOff)
    }
    const part = sum / (WORKING_DAYS_A_YEAR + (365 - WORKING_DAYS_A_YEAR) * onDaysOff)
    known.set(key, part)
    return part
  }
}
