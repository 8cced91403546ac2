import type { Indicator } from './indicator.ts'
import type { Day } from './period.ts'
import type { Pace } from './snapshot.ts'
import { gapOf } from './status.ts'

/** Days the pace looks back over; with less than a week of history there is none. */
const LOOK_BACK = 28
const LEAST = 7

/**
 * Per week, what was done over the last four weeks (or what of them is known, at least one) and what reaches the target
 * by the end of its day, today counted. Null where the value or its past is unknown. `valueAgo`: the value some days ago.
 */
export function paceOf(
  indicator: Pick<Indicator, 'direction'>,
  valueAgo: (days: number) => number | null,
  target: number | null,
  targetDue: Day | null,
  today: Day,
): Pace | null {
  const value = valueAgo(0)
  if (value === null) return null
  for (let back = LOOK_BACK; back >= LEAST; back--) {
    const before = valueAgo(back)
    if (before === null) continue
    return { done: ((value - before) / back) * 7, needed: neededOf(indicator, value, target, targetDue, today) }
  }
  return null
}

function neededOf(
  indicator: Pick<Indicator, 'direction'>,
  value: number,
  target: number | null,
  targetDue: Day | null,
  today: Day,
): number | null {
  if (target === null || targetDue === null || targetDue < today) return null
  if (indicator.direction === 'none' || gapOf(indicator, value, target) <= 0) return null
  return ((target - value) / (targetDue + 1 - today)) * 7
}
