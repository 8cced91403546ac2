import type { Catalogue } from './catalogue.ts'
import type { Indicator } from './indicator.ts'
import type { Instant } from './period.ts'
import { silences } from './silence.ts'
import type { Cell, Snapshot } from './snapshot.ts'
import { gapOf } from './status.ts'

/** One thing that needs someone. */
export interface AttentionItem {
  readonly kind: 'off-target' | 'watch' | 'not-reported'
  readonly unit: string
  /** What it is about; for `not-reported`, the first of `indicators`. */
  readonly indicator: string
  /** All that it is about: one, or everything a silent unit owes. */
  readonly indicators: readonly string[]
  readonly value: number | null
  readonly target: number | null
  /** How far from the target, in the indicator's own terms; null for `not-reported`. */
  readonly gap: number | null
  readonly since: Instant | null
  /** Code of the agency that answers for the indicator; for a silent unit, the unit itself. */
  readonly owner: string
}

/**
 * What needs attention in a scope, worst first: units off target, then those to watch, each by how many
 * times its tolerance the gap is; a unit that owes readings stands between the two. At most `limit`.
 */
export function attention(catalogue: Catalogue, snapshot: Snapshot, limit: number): AttentionItem[] {
  const judged = culprits(catalogue, snapshot)
  const off = judged.filter((cell) => cell.status === 'off-target').map((cell) => itemOf(catalogue, cell, 'off-target'))
  const watch = judged.filter((cell) => cell.status === 'watch').map((cell) => itemOf(catalogue, cell, 'watch'))
  const silent = silences(catalogue, unitCells(snapshot), snapshot.asOf).map(
    ({ unit, indicators, since }): AttentionItem => ({
      kind: 'not-reported',
      unit,
      indicator: indicators[0] ?? '',
      indicators,
      value: null,
      target: null,
      gap: null,
      since,
      owner: unit,
    }),
  )
  return [...worstFirst(catalogue, off), ...silent, ...worstFirst(catalogue, watch)].slice(0, limit)
}

/** The cells of a scope's children; of the scope itself where it has none. */
export function unitCells(snapshot: Snapshot): readonly Cell[] {
  const below = snapshot.cells.filter((cell) => cell.unit !== snapshot.scope)
  return below.length > 0 ? below : snapshot.cells
}

/** Units that miss their target; the scope itself only where no unit under it does, so that one gap is named once. */
function culprits(catalogue: Catalogue, snapshot: Snapshot): Cell[] {
  const missed = snapshot.cells.filter(
    (cell) => (cell.status === 'off-target' || cell.status === 'watch') && catalogue.indicators.has(cell.indicator),
  )
  const below = new Set(missed.filter((cell) => cell.unit !== snapshot.scope).map((cell) => cell.indicator))
  return missed.filter((cell) => cell.unit !== snapshot.scope || !below.has(cell.indicator))
}

function itemOf(catalogue: Catalogue, cell: Cell, kind: 'off-target' | 'watch'): AttentionItem {
  const indicator = catalogue.indicators.get(cell.indicator)
  return {
    kind,
    unit: cell.unit,
    indicator: cell.indicator,
    indicators: [cell.indicator],
    value: cell.value,
    target: cell.target,
    gap: indicator ? cellGap(indicator, cell) : null,
    since: cell.since,
    owner: indicator?.owner ?? cell.unit,
  }
}

/** How far a cell falls short of its target; null where it has no value or target. */
export function cellGap(indicator: Indicator, cell: Cell): number | null {
  return cell.value === null || cell.target === null ? null : gapOf(indicator, cell.value, cell.target)
}

/** A gap in tolerances, so that points of a percentage and pieces can be put in one order. */
export function severityOf(indicator: Indicator, gap: number, target: number): number {
  return gap / (indicator.watchWithin || Math.abs(target) || 1)
}

function worstFirst(catalogue: Catalogue, items: readonly AttentionItem[]): AttentionItem[] {
  const places = new Map([...catalogue.indicators.keys()].map((id, place) => [id, place]))
  const severity = (item: AttentionItem) => {
    const indicator = catalogue.indicators.get(item.indicator)
    return indicator ? severityOf(indicator, item.gap ?? 0, item.target ?? 0) : 0
  }
  const place = (item: AttentionItem) => places.get(item.indicator) ?? 0
  return items.toSorted(
    (a, b) => severity(b) - severity(a) || place(a) - place(b) || (a.unit < b.unit ? -1 : a.unit > b.unit ? 1 : 0),
  )
}
