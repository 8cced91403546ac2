import type { Indicator } from '../indicator.ts'
import type { Cell, Status } from '../snapshot.ts'
import { gapOf } from '../status.ts'
import { isFewCases } from './few-cases.ts'

/** The status a cell is listed, counted and marked by: few cases can meet a target and cannot miss it. */
export function verdictOf(indicator: Indicator, cell: Cell): Status | null {
  const isMissed = cell.status === 'off-target' || cell.status === 'watch'
  return isMissed && isFewCases(indicator, cell) ? null : cell.status
}

/**
 * How far a cell falls short of its target, in the indicator's own terms; null where it has no value or target, or the value
 * cannot be right.
 * An index of which not all is known falls short by at least what is left once the unknown is given in full.
 */
export function cellGap(indicator: Indicator, cell: Cell): number | null {
  const { value, target, range } = cell
  if (value === null || target === null || cell.implausible) return null
  if (!isPartial(indicator, cell) || range === null) return gapOf(indicator, value, target)
  return gapOf(indicator, indicator.direction === 'down' ? range.low : range.high, target)
}

/** True for an index of which some points are unknown: its value is the least it can be, and told as its range. */
export function isPartial(indicator: Indicator, cell: Pick<Cell, 'range'>): boolean {
  return indicator.kind === 'index' && cell.range !== null
}

/** A gap in tolerances, so that points of a percentage and pieces can be put in one order. */
export function severityOf(indicator: Indicator, gap: number, target: number): number {
  return gap / (indicator.watchWithin || Math.abs(target) || 1)
}
