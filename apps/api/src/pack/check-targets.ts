import type { IndicatorEntry } from '@ioc/contract'
import { formatDay, type Target } from '@ioc/metrics'
import type { Refuse } from './open-file.ts'

/** Targets that can be held against the value, in an order that leaves no doubt which counts. */
export function checkTargets(entry: IndicatorEntry, codes: ReadonlySet<string>, refuse: Refuse): void {
  const { target: targets, direction, watchWithin, unit } = entry
  if (direction === 'none' && targets.length > 0) refuse(['target'], 'an indicator without direction has no target')
  if (targets.length === 0 && watchWithin > 0) refuse(['watchWithin'], 'there is no target to be near to')
  if (unit === '%' && watchWithin >= 100) refuse(['watchWithin'], `${watchWithin} would make everything watch`)
  const seen = new Set<string>()
  for (const target of targets) {
    checkTarget(target, entry, refuse)
    if (target.unit !== null && !codes.has(target.unit)) refuse(['target'], `no unit has the code ${target.unit}`)
    const key = `${target.unit}@${target.from}`
    if (seen.has(key)) refuse(['target'], `two targets for ${target.unit ?? 'all units'} begin together`)
    seen.add(key)
  }
}

function checkTarget({ value, from, due }: Target, entry: IndicatorEntry, refuse: Refuse): void {
  if (due !== null && from !== null && due < from) {
    refuse(['target'], `is due on ${formatDay(due)}, before it begins on ${formatDay(from)}`)
  }
  if (value === 'same-period-last-year') {
    if (entry.window === undefined) refuse(['target'], 'only a flow has a period of last year to compare with')
    if (due !== null) refuse(['target'], 'the same period of last year is not due on a day')
  } else if (entry.unit === '%' && (value < 0 || value > 100)) {
    refuse(['target'], `${value} is not between 0 and 100 %`)
  } else if (value < 0) refuse(['target'], `${value} is less than nothing`)
}
