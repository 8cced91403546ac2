import { type AttentionItem, type Cell, contributions, type Indicator, type Instant, type Unit } from '@ioc/metrics'
import { mattersOf } from './matters.ts'
import type { DistrictView } from './view.ts'

/** A unit with its cell, as far as it bears on an exception. */
interface UnitCell {
  readonly unit: Unit
  readonly cell: Cell
}

/** Something that is not as it should be, with all that somebody needs to act on it. */
export interface Exception {
  readonly kind: AttentionItem['kind']
  /** The unit it is told by: the scope where that itself misses its target; else the worst one; or who is silent. */
  readonly unit: Unit | undefined
  /** What it is about; for a silent unit everything that it owes. */
  readonly indicators: readonly Indicator[]
  /** The cell it is told by; undefined for a silent unit. */
  readonly cell: Cell | undefined
  readonly since: Instant | null
  readonly owner: Unit | undefined
  /** Who keeps it from its target, the one that weighs most first. */
  readonly units: readonly UnitCell[]
}

/** Entries that a wall has room for. */
export const ROOM_FOR = 7

interface Ranked extends Exception {
  readonly isWhole: boolean
}

/** The whole off target, then units of it, then who is silent, then what is to be watched. */
function rankOf({ kind, isWhole }: Ranked): number {
  if (kind === 'off-target') return isWhole ? 0 : 1
  return kind === 'not-reported' ? 2 : 3
}

/** Everything that is not as it should be, worst first, an indicator once. */
export function exceptionsOf(view: DistrictView): Exception[] {
  const told = new Set<string>()
  const found = mattersOf(view).flatMap(({ worst, all }): Ranked[] => {
    if (worst.kind === 'not-reported') return [silent(view, worst)]
    const indicator = view.catalogue.indicators.get(worst.indicator)
    if (indicator === undefined || told.has(indicator.id)) return []
    told.add(indicator.id)
    return [missed(view, indicator, worst, all)]
  })
  return found.toSorted((a, b) => rankOf(a) - rankOf(b))
}

function silent({ catalogue, unitOf }: DistrictView, { kind, unit, since, indicators }: AttentionItem): Ranked {
  const owed = indicators.flatMap((id) => catalogue.indicators.get(id) ?? [])
  const who = unitOf(unit)
  return { kind, unit: who, indicators: owed, cell: undefined, since, owner: who, units: [], isWhole: false }
}

function missed(view: DistrictView, indicator: Indicator, worst: AttentionItem, all: readonly AttentionItem[]): Ranked {
  const own = view.cellOf(indicator.id)
  const isWhole = own?.status === worst.kind
  const dates = all.flatMap(({ since }) => since ?? [])
  return {
    kind: worst.kind,
    unit: isWhole ? view.scope : view.unitOf(worst.unit),
    indicators: [indicator],
    cell: isWhole ? own : view.cellOf(indicator.id, worst.unit),
    since: isWhole ? own.since : dates.length === 0 ? null : Math.min(...dates),
    owner: view.unitOf(worst.owner),
    units: draggers(view, indicator, isWhole ? own : undefined, all),
    isWhole,
  }
}

/** Of a whole that misses its target those that make the gap; else those that miss their own. */
function draggers(view: DistrictView, indicator: Indicator, own: Cell | undefined, all: readonly AttentionItem[]) {
  const below = view.snapshot.cells.filter(({ unit }) => unit !== view.scope.code)
  const weighed = own === undefined ? [] : contributions(indicator, own, below).filter(({ gap }) => gap > 0)
  const cells =
    weighed.length > 0
      ? weighed.map(({ cell }) => cell)
      : all.flatMap(({ unit }) => (unit === view.scope.code ? [] : (view.cellOf(indicator.id, unit) ?? [])))
  return cells.flatMap((cell): UnitCell[] => {
    const unit = view.unitOf(cell.unit)
    return unit === undefined ? [] : [{ unit, cell }]
  })
}
