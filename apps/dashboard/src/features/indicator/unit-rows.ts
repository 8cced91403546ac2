import { type ApartReason, type Cell, gapOf, type Indicator, type League, type Unit } from '@ioc/metrics'
import { peerUnits } from '../../widgets/peer-units.ts'
import { isCollected } from '../../widgets/unit-matrix.ts'
import type { DistrictView } from '../../widgets/view.ts'
import type { SortKey } from './asked.ts'

/** One unit in the table of all. */
export interface UnitRow {
  readonly unit: Unit
  readonly cell: Cell
  /** Null for those it would be unfair to rank, with the reason. */
  readonly rank: number | null
  readonly apart: ApartReason | null
  /** How far it falls short of its target; less than 0 where it is past it. */
  readonly gap: number | null
}

/** Everybody of a scope who reports an indicator, or should, in the order that no number changes. */
export function unitRows(
  view: Pick<DistrictView, 'children' | 'cellOf'>,
  indicator: Indicator,
  { ranked, apart }: League,
): UnitRow[] {
  const ranks = new Map(ranked.map(({ cell, rank }) => [cell.unit, rank]))
  const reasons = new Map(apart.map(({ cell, reason }) => [cell.unit, reason]))
  const places = peerUnits(view)
  const others = view.children.filter((unit) => !places.includes(unit))
  return [...places, ...others].flatMap((unit) => {
    const cell = view.cellOf(indicator.id, unit.code)
    if (cell === undefined || !isCollected(cell)) return []
    // An index is worked out for everybody: offices of whom none of its items is asked have nothing to show.
    if (indicator.kind === 'index' && cell.value === null && !places.includes(unit)) return []
    const { value, target } = cell
    const gap = value === null || target === null ? null : gapOf(indicator, value, target)
    return [{ unit, cell, rank: ranks.get(unit.code) ?? null, apart: reasons.get(unit.code) ?? null, gap }]
  })
}

const FIGURES: Readonly<Record<Exclude<SortKey, 'name'>, (row: UnitRow) => number | null>> = {
  value: ({ cell }) => cell.value,
  gap: ({ gap }) => gap,
  change: ({ cell }) => cell.pace?.done ?? null,
  parts: ({ cell }) => cell.denominator ?? cell.numerator,
}

/** In the order asked for; whoever has no such figure stands last, whichever way, and equals stay as they stood. */
export function sortedRows(rows: readonly UnitRow[], key: SortKey, descending: boolean): UnitRow[] {
  if (key === 'name') return descending ? rows.toReversed() : [...rows]
  const figure = FIGURES[key]
  const sign = descending ? -1 : 1
  return rows.toSorted((a, b) => {
    const [one, other] = [figure(a), figure(b)]
    if (one === null || other === null) return Number(one === null) - Number(other === null)
    return sign * (one - other)
  })
}
