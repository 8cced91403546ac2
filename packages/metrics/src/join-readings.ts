import type { Readings } from './reading.ts'

/**
 * What is counted from registers and what was reported, as one. Where a register knows nothing yet, what was
 * reported stands: a published figure of a time before the register was opened.
 */
export function joinReadings(counted: Readings, reported: Readings): Readings {
  return {
    stockAt: (measure, unit, asOf) => counted.stockAt(measure, unit, asOf) ?? reported.stockAt(measure, unit, asOf),
    flowsWithin(measure, unit, from, to) {
      const days = counted.flowsWithin(measure, unit, from, to)
      const first = days[0]?.start
      if (first === undefined) return reported.flowsWithin(measure, unit, from, to)
      return first <= from ? days : [...reported.flowsWithin(measure, unit, from, first), ...days]
    },
  }
}
