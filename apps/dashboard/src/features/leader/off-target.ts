import { type Cell, gapOf, type Indicator, type Instant, type Unit } from '@ioc/metrics'
import { mattersOf } from '../../widgets/matters.ts'
import type { DistrictView } from '../../widgets/view.ts'

/** An indicator that misses its target, with all that somebody needs to pick up the telephone. */
export interface OffTarget {
  readonly indicator: Indicator
  /** The cell it is told by: the scope's own, or the worst unit's where the scope has none. */
  readonly cell: Cell
  /** Whether the scope as a whole is off target; else only units under it are. */
  readonly isWhole: boolean
  readonly since: Instant | null
  readonly owner: Unit | undefined
  /** The units that keep it from its target, who weighs most first. */
  readonly drags: readonly Cell[]
}

/** What is off target: first what the whole scope misses, then what single units do, each worst first. */
export function offTargets(view: DistrictView): OffTarget[] {
  const told = new Set<string>()
  const found = mattersOf(view).flatMap(({ worst, all }): OffTarget[] => {
    const indicator = view.catalogue.indicators.get(worst.indicator)
    const own = view.cellOf(worst.indicator)
    const cell = own?.value == null ? view.cellOf(worst.indicator, worst.unit) : own
    const isWhole = own?.status === 'off-target'
    // A count can miss its target as a whole though each of its units is only to be watched.
    const isOff = isWhole || worst.kind === 'off-target'
    if (!isOff || indicator === undefined || cell === undefined || told.has(indicator.id)) return []
    told.add(indicator.id)
    const since = isWhole ? own.since : earliest(all.map((item) => item.since))
    const owner = view.unitOf(worst.owner)
    return [{ indicator, cell, isWhole, since, owner, drags: drags(view, indicator) }]
  })
  return [...found.filter(({ isWhole }) => isWhole), ...found.filter(({ isWhole }) => !isWhole)]
}

/**
 * The units under a scope that miss an indicator's target, by how much of the scope's gap each makes: its own
 * gap times what it is counted over, as the headline weighs them. A small unit far off drags less than a large
 * one a little off.
 */
function drags({ snapshot }: DistrictView, indicator: Indicator): Cell[] {
  const weight = ({ value, target, denominator }: Cell) =>
    value === null || target === null ? 0 : gapOf(indicator, value, target) * (denominator ?? 1)
  return snapshot.cells
    .filter((cell) => cell.unit !== snapshot.scope && cell.indicator === indicator.id && weight(cell) > 0)
    .toSorted((a, b) => weight(b) - weight(a) || (a.unit < b.unit ? -1 : 1))
}

const earliest = (instants: readonly (Instant | null)[]) => {
  const known = instants.filter((instant) => instant !== null)
  return known.length === 0 ? null : Math.min(...known)
}
