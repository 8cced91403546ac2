import type { IndexIndicator, IndexItem } from './indicator.ts'
import type { Cell, NoValueReason } from './snapshot.ts'

/** Points of one item (QĐ 766): max × min(1, rate ÷ threshold). Null where rate, points or threshold are not known. */
export function pointsOf(item: IndexItem, rate: number | null): number | null {
  if (rate === null || item.max === null || item.threshold === null || item.threshold <= 0) return null
  return item.max * Math.min(1, Math.max(0, rate) / item.threshold)
}

/** An index as far as it is known. */
export interface IndexScore {
  readonly points: NonNullable<Cell['points']>
  /** Σ known points; null when none are. */
  readonly value: number | null
  /** The most the known items could give, of the most the whole index could. */
  readonly knownMax: number
  readonly max: number
  /** Σ known points with the unknown ones at none and at all; null when nothing is unknown or nothing is known. */
  readonly range: { readonly low: number; readonly high: number } | null
}

/**
 * The score as one figure of a line or a table; null while points are unknown. What is known of a partial index grows
 * with what is reported, which as a line against its target would read as an index that is low and rises.
 */
export function wholeScore({ value, range }: Pick<IndexScore, 'value' | 'range'>): number | null {
  return range === null ? value : null
}

/** Why `wholeScore` has no figure; null where it has one. */
export function unscoredReason({ value, range }: Pick<IndexScore, 'value' | 'range'>): NoValueReason | null {
  if (value === null) return 'unknown-points'
  return range === null ? null : 'partly-known'
}

/** Scores an index from its items' rates; what is not known stays unknown and is not counted as 0 of its points. */
export function scoreIndex(index: IndexIndicator, rateOf: (indicator: string) => number | null): IndexScore {
  const points: { group: string; item: number; points: number | null }[] = []
  let value: number | null = null
  let max = 0
  for (const group of index.groups) {
    max += group.max
    for (const [item, definition] of group.items.entries()) {
      const rate = definition.indicator === null ? null : rateOf(definition.indicator)
      const known = pointsOf(definition, rate)
      points.push({ group: group.id, item, points: known })
      if (known !== null) value = (value ?? 0) + known
    }
  }
  const knownMax = knownMaximum(index, points)
  const range = value === null || knownMax >= max ? null : { low: value, high: value + max - knownMax }
  return { points, value, knownMax, max, range }
}

/** The most the known items of a scored index could have given: what its value is out of. */
export function knownMaximum(index: IndexIndicator, points: NonNullable<Cell['points']>): number {
  let sum = 0
  for (const scored of points) {
    const group = index.groups.find((candidate) => candidate.id === scored.group)
    if (scored.points !== null) sum += group?.items[scored.item]?.max ?? 0
  }
  return sum
}
