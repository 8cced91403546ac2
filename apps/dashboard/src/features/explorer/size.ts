import { MAX_TABLE_CELLS } from '@ioc/contract'
import { periodOf, shiftPeriod } from '@ioc/metrics'
import type { Choices } from './choices.ts'

/** The server writes no longer series than this. */
const MAX_PERIODS = 600

/** Whether a table can be asked for, or why not. */
export type Size = 'fits' | 'nothing' | 'too-many-periods' | 'too-many-values'

/** How large a table would be, before anybody is asked for it. */
export function sizeOf({ indicators, units, grain, from, to }: Choices): Size {
  if (indicators.length === 0 || units.length === 0) return 'nothing'
  let periods = 0
  for (let period = periodOf(grain, from); period.start <= to; period = shiftPeriod(period, 1)) {
    periods += 1
    if (periods > MAX_PERIODS) return 'too-many-periods'
  }
  return indicators.length * units.length * periods > MAX_TABLE_CELLS ? 'too-many-values' : 'fits'
}
