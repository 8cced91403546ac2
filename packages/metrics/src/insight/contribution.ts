import type { Indicator } from '../indicator.ts'
import type { Cell } from '../snapshot.ts'
import { gapOf } from '../status.ts'

/** What one unit makes of the gap of the unit above it, in the indicator's own terms; below 0 it makes up for others. */
export interface Contribution {
  readonly cell: Cell
  readonly gap: number
}

/** Sums of decimals differ from the decimal of a sum by a hair. */
const HAIR = 1e-6

/**
 * How much of a parent's distance from its target each of its children makes; whoever drags most comes first.
 * A parent's ratio is Σ numerators ÷ Σ denominators, so a child weighs as much as it is counted over: its own
 * distance from the parent's target × its denominator ÷ the parent's. The contributions add up to the parent's gap.
 * A total with the target 0 is made of its children's totals; another target of a total belongs to none of them.
 * None for an index, without a target or a value, and where the children are not what the parent was summed from.
 */
export function contributions(indicator: Indicator, parent: Cell, children: readonly Cell[]): Contribution[] {
  const { value, target, numerator, denominator } = parent
  if (indicator.kind === 'index' || indicator.direction === 'none') return []
  if (value === null || parent.implausible || target === null || numerator === null) return []
  const told = children.filter((cell) => cell.indicator === indicator.id && cell.value !== null && !cell.implausible)
  if (!addUp(told, 'numerator', numerator)) return []
  if (indicator.kind === 'count') {
    return target === 0 ? ordered(told.map((cell) => ({ cell, gap: gapOf(indicator, cell.value ?? 0, 0) }))) : []
  }
  if (denominator === null || !addUp(told, 'denominator', denominator)) return []
  return ordered(
    told.map((cell) => ({
      cell,
      gap: (gapOf(indicator, cell.value ?? 0, target) * (cell.denominator ?? 0)) / denominator,
    })),
  )
}

function addUp(cells: readonly Cell[], side: 'numerator' | 'denominator', whole: number): boolean {
  const sum = cells.reduce((total, cell) => total + (cell[side] ?? 0), 0)
  return cells.length > 0 && Math.abs(sum - whole) <= HAIR * Math.max(1, Math.abs(whole))
}

const ordered = (all: readonly Contribution[]) =>
  all.toSorted((a, b) => b.gap - a.gap || (a.cell.unit < b.cell.unit ? -1 : 1))
