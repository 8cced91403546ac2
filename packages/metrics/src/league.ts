import type { Indicator } from './indicator.ts'
import { isFewCases, leastCases } from './insight/few-cases.ts'
import { isPartial, verdictOf } from './insight/verdict.ts'
import type { Cell } from './snapshot.ts'

/** Why a unit has no rank, in the order they are listed. */
export const APART_REASONS = [
  'few-cases', // so few cases that a rank would be luck
  'part-known', // an index of which not every point is known: another order may be the true one
  'not-comparable', // a figure that grows with the unit, or of which neither more nor less is better
  'implausible', // a value that breaks a rule of the catalogue
  'no-data', // no value
] as const
export type ApartReason = (typeof APART_REASONS)[number]

/** The units of one indicator, best first; those that cannot fairly be ranked beside them, never left out. */
export interface League {
  readonly ranked: readonly { readonly rank: number; readonly cell: Cell }[]
  readonly apart: readonly { readonly reason: ApartReason; readonly cell: Cell }[]
  /** The smallest denominator that is ranked; null where the indicator has none. */
  readonly leastCases: number | null
  /** Units on target, of those that have a value and a target, ranked or not. */
  readonly met: number
  readonly judged: number
}

/**
 * The fair league of an indicator's cells, whatever their order. Values that are shown alike are alike: they share
 * a rank, and the next one counts them all (1, 2, 2, 4). Units at which it is not collected are not in it.
 */
export function league(indicator: Indicator, cells: readonly Cell[]): League {
  const asked = cells
    .filter((cell) => cell.indicator === indicator.id && cell.reason !== 'not-collected-here')
    .toSorted(byCode)
  const least = leastCases(indicator)
  const reasons = asked.map((cell) => ({ cell, reason: apartReason(indicator, cell) }))
  const fair = reasons.filter(({ reason }) => reason === null).map(({ cell }) => cell)
  const judged = asked
    .map((cell) => verdictOf(indicator, cell))
    .filter((verdict) => verdict !== null && verdict !== 'no-data')
  return {
    ranked: rankedOf(indicator, fair),
    apart: APART_REASONS.flatMap((reason) =>
      reasons.filter((entry) => entry.reason === reason).map(({ cell }) => ({ reason, cell })),
    ),
    leastCases: least,
    met: judged.filter((verdict) => verdict === 'on-target').length,
    judged: judged.length,
  }
}

function apartReason(indicator: Indicator, cell: Cell): ApartReason | null {
  if (cell.value === null) return 'no-data'
  if (cell.implausible) return 'implausible'
  if (indicator.direction === 'none') return 'not-comparable'
  // A count grows with the unit: it ranks units only where each is held against a number of its own.
  if (indicator.kind === 'count' && cell.target === null) return 'not-comparable'
  if (isPartial(indicator, cell)) return 'part-known'
  return isFewCases(indicator, cell) ? 'few-cases' : null
}

function rankedOf(indicator: Indicator, cells: readonly Cell[]): League['ranked'] {
  const sign = indicator.direction === 'down' ? 1 : -1
  const shown = (cell: Cell) => Number((cell.value ?? 0).toFixed(indicator.digits))
  const ordered = cells.toSorted((a, b) => sign * (shown(a) - shown(b)))
  const first = new Map<number, number>()
  for (const [at, cell] of ordered.entries()) if (!first.has(shown(cell))) first.set(shown(cell), at + 1)
  return ordered.map((cell) => ({ rank: first.get(shown(cell)) ?? 0, cell }))
}

const byCode = (a: Cell, b: Cell) => (a.unit < b.unit ? -1 : a.unit > b.unit ? 1 : 0)
