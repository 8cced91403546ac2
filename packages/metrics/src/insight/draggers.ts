import type { Catalogue } from '../catalogue.ts'
import type { Indicator } from '../indicator.ts'
import type { Cell } from '../snapshot.ts'
import { contributions } from './contribution.ts'
import { type Lack, lackOf } from './lack.ts'
import { cellGap, severityOf, verdictOf } from './verdict.ts'

/** A unit that keeps a number from its target. */
export interface Dragger {
  readonly cell: Cell
  /** What it lacks in people or dossiers; null where what is missed is no number of things. */
  readonly lack: Lack | null
}

/** Sums of decimals differ from the decimal of a sum by a hair. */
const HAIR = 1e-9

/**
 * Who keeps a scope from its target, whoever weighs most first. Where the gap can be shared out (`contributions`) units
 * are held against the target of the scope, so that what they lack and what others have to spare add up to what the
 * scope lacks; elsewhere (an index, a total with a target) those are named that miss their own.
 */
export function draggersOf(
  catalogue: Catalogue,
  indicator: Indicator,
  parent: Cell,
  children: readonly Cell[],
): Dragger[] {
  const shares = contributions(indicator, parent, children)
  if (shares.length === 0) return missersOf(catalogue, indicator, children)
  return shares
    .filter(({ gap }) => gap > HAIR)
    .map(({ cell }) => ({ cell, lack: lackOf(catalogue, indicator, cell, parent.target) }))
}

/** The units that miss their own target, the furthest first, then by code; none of few cases. */
export function missersOf(catalogue: Catalogue, indicator: Indicator, cells: readonly Cell[]): Dragger[] {
  const missed = cells.filter((cell) => cell.indicator === indicator.id && isMissed(indicator, cell))
  const severity = (cell: Cell) => severityOf(indicator, cellGap(indicator, cell) ?? 0, cell.target ?? 0)
  return missed
    .toSorted((a, b) => severity(b) - severity(a) || (a.unit < b.unit ? -1 : 1))
    .map((cell) => ({ cell, lack: lackOf(catalogue, indicator, cell, cell.target) }))
}

function isMissed(indicator: Indicator, cell: Cell): boolean {
  const verdict = verdictOf(indicator, cell)
  return verdict === 'off-target' || verdict === 'watch'
}
