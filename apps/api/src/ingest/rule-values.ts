import { type Measure, periodOf, type Readings } from '@ioc/metrics'
import { DAY_MS } from './check-time.ts'
import type { Columns } from './columns.ts'

export type Batch = ReturnType<Columns['read']>

/** A measure's value as of a time; `index` where it comes with the batch, null where it stands already. */
export interface Found {
  readonly value: number
  readonly time: number
  readonly index: number | null
}

/** Values as they will be once a batch is stored, and as they are without it. */
export interface RuleValues {
  /** A stock's last value at or before `time`, a flow's of the period that begins there. */
  with(measure: Measure, unit: string, time: number): Found | undefined
  without(measure: Measure, unit: string, time: number): Found | undefined
}

/** The rows of a batch by measure and unit, those of each in the order of their times. */
export interface SeriesRows {
  add(measure: string, unit: string, index: number): void
  /** Sorted when they are first asked for; nothing is added after that. */
  of(measure: string, unit: string): readonly number[] | undefined
}

export function createSeriesRows({ time }: Batch): SeriesRows {
  const rows = new Map<string, Map<string, number[]>>()
  const sorted = new Set<readonly number[]>()
  return {
    add(measure, unit, index) {
      const units = rows.get(measure) ?? new Map<string, number[]>()
      if (units.size === 0) rows.set(measure, units)
      const list = units.get(unit)
      if (list) list.push(index)
      else units.set(unit, [index])
    },
    of(measure, unit) {
      const list = rows.get(measure)?.get(unit)
      if (!list || sorted.has(list)) return list
      sorted.add(list)
      return list.sort((a, b) => time[a]! - time[b]!)
    },
  }
}

/** `rows`: those of each series that rules speak of; no two of one time. */
export function createRuleValues(batch: Batch, rows: SeriesRows, readings: Readings): RuleValues {
  const timeOf = (index: number) => batch.time[index] ?? 0

  function coming(measure: Measure, unit: string, time: number): Found | undefined {
    const list = rows.of(measure.id, unit)
    if (!list) return undefined
    let [low, high] = [0, list.length]
    while (low < high) {
      const middle = (low + high) >> 1
      if (timeOf(list[middle]!) <= time) low = middle + 1
      else high = middle
    }
    const last = list[low - 1]
    if (last === undefined || (measure.grain !== null && timeOf(last) !== time)) return undefined
    return { value: batch.value[last] ?? 0, time: timeOf(last), index: last }
  }

  function without(measure: Measure, unit: string, time: number): Found | undefined {
    if (measure.grain === null) {
      const stood = readings.stockAt(measure.id, unit, time)
      return stood && { value: stood.value, time: stood.at, index: null }
    }
    const period = periodOf(measure.grain, time / DAY_MS)
    const [stood] = readings.flowsWithin(measure.id, unit, period.start, period.end)
    return stood?.start === period.start ? { value: stood.value, time, index: null } : undefined
  }

  return {
    without,
    with(measure, unit, time) {
      const found = coming(measure, unit, time)
      // Nothing that stands is later than what comes for that very time.
      if (found?.time === time) return found
      const stood = without(measure, unit, time)
      return found && stood && stood.time > found.time ? stood : (found ?? stood)
    },
  }
}
