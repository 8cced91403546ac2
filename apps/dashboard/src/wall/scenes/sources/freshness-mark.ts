import type { FreshnessState } from '@ioc/metrics'
import type { Mark } from '../../../ui/status-mark.tsx'

/** The shape of each state, the same as everywhere: circle, diamond, triangle, ring. */
export const FRESHNESS_MARKS: Readonly<Record<FreshnessState, Mark>> = {
  fresh: 'on-target',
  late: 'watch',
  missing: 'off-target',
  unknown: 'no-data',
}
