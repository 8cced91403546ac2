import { type Cell, contributions, type Indicator, type Instant, type Unit } from '@ioc/metrics'
import { type Matter, mattersOf } from '../../widgets/matters.ts'
import type { DistrictView } from '../../widgets/view.ts'

/** An indicator that misses its target, with all that somebody needs to pick up the telephone. */
export interface OffTarget {
  readonly indicator: Indicator
  /** The cell it is told by: the scope's own, or the worst unit's where the scope has none. */
  readonly cell: Cell
  /** Whether the scope as a whole is off target; else only units under it are. */
  readonly isWhole: boolean
  /** How many units are off target. */
  readonly places: number
  readonly since: Instant | null
  readonly owner: Unit | undefined
  /** The units that keep it from its target, who weighs most first. */
  readonly drags: readonly Cell[]
}

/** What is off target: first what the whole scope misses, then what single units do, each worst first. */
export function offTargets(view: DistrictView): OffTarget[] {
  const told = new Set<string>()
  const found = mattersOf(view).flatMap((matter): OffTarget[] => {
    const { worst, all } = matter
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
    return [{ indicator, cell, isWhole, places: all.length, since, owner, drags: drags(view, indicator, own, matter) }]
  })
  return [...found.filter(({ isWhole }) => isWhole), ...found.filter(({ isWhole }) => !isWhole)]
}

/**
 * The units that make a scope's gap, as `contributions` weighs them: a small unit far off drags less than a large one
 * a little off. Where a gap cannot be shared out (an index, a total with a target), those that miss their own target.
 */
function drags(view: DistrictView, indicator: Indicator, own: Cell | undefined, { all }: Matter): Cell[] {
  const { cells, scope } = view.snapshot
  const below = cells.filter((cell) => cell.unit !== scope)
  const shares = own === undefined ? [] : contributions(indicator, own, below).filter(({ gap }) => gap > 0)
  if (shares.length > 0) return shares.map(({ cell }) => cell)
  const missing = new Set(all.map(({ unit }) => unit))
  return [...missing].flatMap((unit) => (unit === scope ? [] : (view.cellOf(indicator.id, unit) ?? [])))
}

const earliest = (instants: readonly (Instant | null)[]) => {
  const known = instants.filter((instant) => instant !== null)
  return known.length === 0 ? null : Math.min(...known)
}
