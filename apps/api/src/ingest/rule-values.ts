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

/** What names a series within a batch. */
export const seriesKey = (measure: string, unit: string) => `${measure} ${unit}`

/** Values as they will be once a batch is stored, and as they are without it. */
export interface RuleValues {
  /** A stock's last value at or before `time`, a flow's of the period that begins there. */
  with(measure: Measure, unit: string, time: number): Found | undefined
  without(measure: Measure, unit: string, time: number): Found | undefined
}

/** `rows`: the indexes of each series that rules speak of. */
export function createRuleValues(
  batch: Batch,
  rows: ReadonlyMap<string, readonly number[]>,
  readings: Readings,
): RuleValues {
  const timeOf = (index: number) => batch.time[index] ?? 0

  function coming(measure: Measure, unit: string, time: number): Found | undefined {
    let last: number | undefined
    for (const index of rows.get(seriesKey(measure.id, unit)) ?? []) {
      const fits = measure.grain === null ? timeOf(index) <= time : timeOf(index) === time
      if (fits && (last === undefined || timeOf(index) > timeOf(last))) last = index
    }
    return last === undefined ? undefined : { value: batch.value[last] ?? 0, time: timeOf(last), index: last }
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
      const stood = without(measure, unit, time)
      return found && stood && stood.time > found.time ? stood : (found ?? stood)
    },
  }
}
