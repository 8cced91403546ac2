import type { Indicator, Target } from './indicator.ts'
import type { Day } from './period.ts'

/** The target that counts for a unit on a day: of those begun the latest, its own before the general one. */
export function targetFor(indicator: Indicator, unitCode: string, day: Day): Target | undefined {
  return latestBegun(indicator.targets, unitCode, day) ?? latestBegun(indicator.targets, null, day)
}

function latestBegun(targets: readonly Target[], unit: string | null, day: Day): Target | undefined {
  let latest: Target | undefined
  for (const target of targets) {
    if (target.unit !== unit || begunOn(target) > day) continue
    if (!latest || begunOn(target) >= begunOn(latest)) latest = target
  }
  return latest
}

/** No first day means from ever. */
function begunOn(target: Target): Day {
  return target.from ?? Number.NEGATIVE_INFINITY
}
